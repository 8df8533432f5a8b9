using System.Collections.Immutable;

namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What the audit chain vouches for. A table that is added here is watched, adopted and verified by that alone.</summary>
internal static class AuditedTables
{
    public static ImmutableArray<AuditedTable> All { get; } =
    [
        // A body is vouched for through its hash. Where card numbers were masked in it the hash is of what came, so then also as it is kept.
        new(1, "inbox", ["id"], ["client", "source", "event_id", "type", "occurred_at", "received_at", "body_hash", "lane", "state", "reason", "outcome", "revision", "settled_at", "masked", "erased_at"])
        {
            Computed = ["CASE WHEN {0}masked > 0 THEN {0}body END"],
        },
        new(2, "variant", ["event", "body_hash"], ["first_at", "body"]),
        new(3, "plan", ["event"], ["verdict", "plan", "revision", "decided_at"]),
        new(4, "step", ["event", "n"], ["name", "record_type", "external_id", "action", "state", "internal_id", "note", "changed_at"]),
        new(5, "attempt", ["id"], ["event", "step", "operation", "intent_at", "outcome", "detail", "exchange", "ended_at"]),
        new(6, "record", ["client", "record_type", "external_id"], ["internal_id", "fact_at", "fact_type", "fact_id", "event", "revision", "written_at", "content", "change"]),
        new(7, "raised", ["id"], ["event", "code", "message", "record", "field", "origin", "raised_at", "state"]),
        new(8, "api_key", ["id"], ["name", "role", "client", "hash", "created_at", "created_by", "expires_at", "revoked_at"]),
        new(30, "item", ["id"], ["event", "kind", "client", "state", "code", "message", "record", "field", "origin", "cause", "amount", "currency", "assignee", "held_until", "held_for", "opened_at"]),
        new(31, "item_history", ["id"], ["item", "at", "who", "what", "why", "detail"]),
        new(32, "payload_edit", ["id"], ["event", "at", "who", "body_hash"]),
        new(33, "former_plan", ["id"], ["event", "plan", "steps", "replaced_at"]),
        new(34, "former_record", ["event", "record_type", "external_id"], ["internal_id"]),
        new(40, "run", ["id"], ["kind", "client", "name", "scope", "who", "why", "started_at", "state", "ended_at"]),
        new(41, "delivery_switch", ["client", "mapping"], ["mode", "until", "at", "who", "why"]),
        new(50, "file", ["id"], ["client", "source", "hash", "name", "size", "received_at", "rows", "taken", "erased_at"]),
        new(51, "cursor", ["client", "poller"], ["position", "moved_at"]),
        new(9, "statement", ["id"], ["at", "kind", "actor", "client", "subject", "why", "detail"]),
        new(60, "write_back", ["client", "key"], ["event", "source", "object", "object_id", "metadata", "state", "detail", "exchange", "announced_at", "answered_at"]),
        new(70, "match_change", ["id"], ["client", "rules", "file", "changes", "was", "revision", "trial", "who", "why", "at", "state", "settled_by", "settled_why", "settled_at", "becomes"]),
        new(71, "advice_join", ["payment"], ["advice", "by_what", "joined_at"]),
        new(72, "match_look", ["event"], ["who", "why", "at"]),
        new(20, "pause", ["client", "source"], ["kind", "intake", "who", "why", "since"]),
    ];
}
