//! Persons and bodies that speak.

use crate::shell::{Reply, Shell};
use clipfile_core::id::PersonId;
use clipfile_wire::library::Changes;
use clipfile_wire::person::{EditPerson, ListPeople, ManyPeople, MergePeople, OnePerson, PersonRow, person_ids};
use tauri::State;

#[tauri::command]
pub(crate) async fn people(shell: State<'_, Shell>, args: ListPeople) -> Reply<Vec<PersonRow>> {
    shell.with(move |library| PersonRow::all_of(library, &args)).await
}

#[tauri::command]
pub(crate) async fn person(shell: State<'_, Shell>, args: OnePerson) -> Reply<PersonRow> {
    shell.with(move |library| library.listed_person(PersonId(args.person)).map(PersonRow::from)).await
}

#[tauri::command]
pub(crate) async fn edit_person(shell: State<'_, Shell>, args: EditPerson) -> Reply<Changes> {
    let (person, profile) = args.read();
    shell.with(move |library| library.edit_person(person, &profile).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn merge_people(shell: State<'_, Shell>, args: MergePeople) -> Reply<Changes> {
    shell
        .with(move |library| {
            library.merge_people(PersonId(args.into), &person_ids(&args.others)).map(|done| done.changes.into())
        })
        .await
}

#[tauri::command]
pub(crate) async fn trash_people(shell: State<'_, Shell>, args: ManyPeople) -> Reply<Changes> {
    shell.with(move |library| library.trash_people(&person_ids(&args.people)).map(|done| done.changes.into())).await
}

#[tauri::command]
pub(crate) async fn restore_people(shell: State<'_, Shell>, args: ManyPeople) -> Reply<Changes> {
    shell.with(move |library| library.restore_people(&person_ids(&args.people)).map(|done| done.changes.into())).await
}
