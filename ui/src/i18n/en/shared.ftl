shared-close = Close
shared-cancel = Cancel
shared-put-away = Put this message away
shared-messages = Messages
shared-remove-tag = Remove tag { $tag }
