encryption-title = Encryption
encryption-is-on = This library is encrypted. Nobody reads it without its passphrase or its recovery key.
encryption-is-off = This library is not encrypted: whoever has the file can read it.
encryption-lock-after = Lock when nobody is at it
encryption-lock-minutes = { $count ->
    [one] after 1 minute
    [60] after an hour
   *[other] after { $count } minutes
 }
encryption-lock-never = never
encryption-hide-names = Leave out names of encrypted libraries

encryption-locked = “{ $name }” is locked
encryption-locked-hidden = This library is locked
encryption-hidden-name = Encrypted library
encryption-secret = Passphrase
encryption-secret-present = Present passphrase
encryption-secret-hint = The recovery key will do too.
encryption-wrong = This does not open it.
encryption-unlock = Unlock
encryption-unlocking = Unlocking…
encryption-other = Another library
encryption-show = Show the passphrase
encryption-hide = Hide the passphrase
encryption-caps-lock = Capital letters are locked on.

encryption-passphrase-new = New passphrase
encryption-passphrase-again = Once more
encryption-passphrase-hint = Five or six words that do not belong together are easy to keep and hard to guess.
encryption-differs = It differs from the first.
encryption-strength-0 = Guessed at once.
encryption-strength-1 = Easy to guess.
encryption-strength-2 = Guessed by somebody who tries. More words help.
encryption-strength-3 = Hard to guess.
encryption-strength-4 = Very hard to guess.

encryption-create-title = New encrypted library “{ $name }”
encryption-create-about = It opens only with this passphrase, or with a recovery key that you get next. Clipfile keeps neither: without both, nobody can open the library.
encryption-create-do = Make it
encryption-encrypt-title = Encrypt “{ $name }”
encryption-encrypt-about = An encrypted copy is made, compared, and put in place of the file. Copies that you made elsewhere stay as they are.
encryption-encrypt-do = Encrypt
encryption-backups-too = { $count ->
    [one] Encrypt its backup too
   *[other] Encrypt its { $count } backups too
 }
encryption-backups-about = Whoever has one that is not encrypted can read what is in it.
encryption-passphrase-title = Change the passphrase of “{ $name }”
encryption-passphrase-about = Backups that were made before still open with the former one. The recovery key stays.
encryption-passphrase-do = Change
encryption-passphrase-changed = The passphrase was changed.
encryption-recovery-key-title = New recovery key for “{ $name }”
encryption-recovery-key-about = The one before opens this library no more.
encryption-recovery-key-do = Make one
encryption-decrypt-title = Remove the encryption of “{ $name }”
encryption-decrypt-about = Afterwards, whoever has the file can read it.
encryption-decrypt-do = Remove
encryption-decrypted = The library is no longer encrypted.
encryption-rewriting = Writing the library anew

encryption-recovery-title = Keep this recovery key
encryption-recovery-about = It opens the library if the passphrase is forgotten. Print it or write it down, and keep it away from this computer. It is shown once.
encryption-recovery-sheet = Recovery key of the Clipfile library “{ $library }”
encryption-recovery-print = Print
encryption-recovery-save = Save as a file
encryption-recovery-copy = Copy
encryption-recovery-copied = Copied. Whoever reads the clipboard reads it too.
encryption-recovery-saved = Saved as { $path }. Move it off this computer.
encryption-recovery-kept = I have put it in a safe place
encryption-recovery-done = Done
