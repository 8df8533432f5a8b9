using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Books;

/// <summary>How payments, credit memos and refunds use up other documents.</summary>
internal static class Applications
{
    /// <summary>Lines that say no amount take what is open on the document, as far as the money goes.</summary>
    public static StoredRecord WithDefaultAmounts(Draft draft, StoredRecord? existing, StoredRecord record)
    {
        var lines = record.LinesOf("apply");
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].Has("amount"))
            {
                var document = draft.Transaction(lines[at].Reference("doc") ?? 0);
                var open = document is null ? 0 : Balances.Of(document).Open + AppliedBefore(existing, document.Id);
                var left = record.Definition.Transaction!.Total == Types.TotalSource.Applications ? open : Balances.Of(record).Open;
                lines = lines.SetItem(at, lines[at].With("amount", new FieldValue.Number(Math.Max(0, Math.Min(open, left)))));
                record = record.WithLines("apply", lines);
            }
        }

        return record.WithLines("apply", [.. lines.Select(line => line.With("apply", new FieldValue.Flag(true)))]);
    }

    /// <summary>Refuses a document of another customer, currency or A/R account, and a negative or unnamed application.</summary>
    public static void Check(Company company, StoredRecord record, RecordChanges changes)
    {
        foreach (var line in record.LinesOf("apply"))
        {
            if (line.Reference("doc") is not { } id)
            {
                throw Refusal.Missing(["Document"]);
            }

            var path = PathOf(id, changes.LinesOf("apply"));
            CheckLine(line, path);
            if (Difference(record, company.Find(record.Definition.Group, id)!) is { } difference)
            {
                throw Refusal.InvalidValue(id.ToString(), "doc", path + ".doc", difference);
            }
        }
    }

    /// <summary>
    /// Moves what changed between two versions of a transaction onto the documents it names, and refuses to use up more than
    /// there is. Null as the new version takes everything back.
    /// </summary>
    public static void Settle(Draft draft, StoredRecord? before, StoredRecord? after, IReadOnlyList<LineChange> sent)
    {
        var documents = Documents(before).Concat(Documents(after)).Distinct();
        foreach (var id in documents)
        {
            var document = draft.Transaction(id)!;
            var more = AppliedBefore(after, id) - AppliedBefore(before, id);
            var settled = document with { AppliedByOthers = document.AppliedByOthers + more };
            if (more > 0 && Balances.Of(settled).Open < 0)
            {
                throw Refusal.User($"Amount applied greater than the amount due: {more} on {document.Display}, "
                    + $"of which {Balances.Of(document).Open} is open.", PathOf(id, sent) + ".amount");
            }

            draft.Put(settled);
        }

        if (after is not null && Balances.Of(after) is { Open: < 0 } balances)
        {
            throw Refusal.User($"Amount applied greater than total payments and credits: {balances.Used} of {balances.Total}.");
        }
    }

    private static void CheckLine(FieldMap line, string path)
    {
        if (line.Number("amount") < 0)
        {
            throw Refusal.InvalidValue(line.Number("amount").ToString()!, "amount", path + ".amount", "An application cannot be negative.");
        }

        // Samples name 0 and 1 as the one line of an ordinary document that can be applied to.
        if (line.Number("line") is not (0 or 1))
        {
            throw Refusal.InvalidValue(line.Number("line").ToString()!, "line", path + ".line");
        }
    }

    // A real account lists only documents of the same customer, currency and A/R account to apply to.
    private static string? Difference(StoredRecord record, StoredRecord document)
    {
        var mine = record.Definition.Transaction!;
        var other = document.Definition.Transaction!;
        if (record.Fields.Reference(mine.Party) != document.Fields.Reference(other.Party))
        {
            return $"{document.Display} belongs to another customer.";
        }

        if (record.Fields.Reference("currency") != document.Fields.Reference("currency"))
        {
            return $"{document.Display} is in another currency.";
        }

        return record.Fields.Reference(mine.ReceivableAccount) == document.Fields.Reference(other.ReceivableAccount)
            ? null
            : $"{document.Display} stands on another A/R account.";
    }

    private static IEnumerable<long> Documents(StoredRecord? record) =>
        record is null ? [] : record.LinesOf("apply").Select(line => line.Reference("doc")!.Value);

    private static decimal AppliedBefore(StoredRecord? record, long document) =>
        record?.LinesOf("apply").Where(line => line.Reference("doc") == document).Sum(line => line.Number("amount") ?? 0) ?? 0;

    private static string PathOf(long document, IReadOnlyList<LineChange> sent) =>
        sent.FirstOrDefault(line => line.Reference("doc") == document)?.Path ?? "apply";
}
