//! Languages without a table of their own: what is written alike in many, and negations that are no word elsewhere.

use super::Language;

pub(super) const TABLE: Language = Language {
    tag: "",
    negations: "不 没 沒 未 無 无 非 勿 не нет ни никогда без لا لم لن ليس ليست non mai senza nessuno niet geen nooit \
                não nunca sem nenhum ikke ikkje aldri ingen inte aldrig nie ni bez nem soha değil yok 아니 없",
    negative_endings: "",
    negative_leads: "",
    opposites: "",
    attributions: &[],
    sources: "",
    showing: "",
    units: &["km", "m", "kg", "€ euro", "$ dollar", "円", "元", "米"],
    numbers: &[],
    months: [""; 12],
    ambiguous_months: "",
    days: &[],
    year_leads: "",
    clock: "年 月 日 時 时 点 分 년 월 일",
    not_names: "",
    has_capital_months: false,
    has_capital_nouns: false,
    group: None,
};
