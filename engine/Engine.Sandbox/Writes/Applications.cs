using System.Collections.Immutable;
using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>How payments, credit memos, deposit applications and refunds use up other documents.</summary>
internal static class Applications
{
    /// <summary>The transaction with an amount on every application; what it may not name is refused.</summary>
    public static StoredRecord Completed(Company company, Draft draft, StoredRecord? existing, StoredRecord record, RecordChanges changes)
    {
        record = WithOldest(company, record, changes);
        foreach (var sublist in record.Definition.Sublists.Where(sublist => sublist.IsApplication))
        {
            record = WithDefaultAmounts(draft, existing, record, sublist.Name);
            Check(draft, record, sublist, changes.LinesOf(sublist.Name));
        }

        return record;
    }

    /// <summary>
    /// Moves what changed between two versions of a transaction onto the documents it uses, and refuses to use up more than
    /// there is. Null as the new version takes everything back.
    /// </summary>
    public static void Settle(Company company, Draft draft, StoredRecord? before, StoredRecord? after, RecordChanges changes)
    {
        var (was, wanted) = (UsedBy(before), UsedBy(after));
        foreach (var id in was.Keys.Union(wanted.Keys))
        {
            var document = draft.Transaction(id)!;
            var more = wanted.GetValueOrDefault(id) - was.GetValueOrDefault(id);
            var settled = document with { AppliedByOthers = document.AppliedByOthers + more };
            if (more > 0 && Balances.Of(settled).Open < 0)
            {
                throw TooMuch(company, $"Amount applied greater than the amount due: {more} on {document.Display}, "
                    + $"of which {Balances.Of(document).Open} is open.", PathOf(id, changes) + ".amount");
            }

            draft.Put(settled);
        }

        if (after is not null && Balances.Of(after) is { Open: < 0 } balances)
        {
            throw TooMuch(company, $"Amount applied greater than total payments and credits: {balances.Used} of {balances.Total + balances.Credits}.", null);
        }
    }

    /// <summary>Why a document cannot be applied to: a real account lists only those of the same customer, currency, subsidiary and A/R account.</summary>
    public static string? Difference(StoredRecord record, StoredRecord document)
    {
        var mine = record.Definition.Transaction!;
        var other = document.Definition.Transaction!;
        return (record.Fields.Reference(mine.Party!) != document.Fields.Reference(other.Party!)) switch
        {
            true => $"{document.Display} belongs to another customer.",
            _ when record.Fields.Reference("currency") != document.Fields.Reference("currency") => $"{document.Display} is in another currency.",
            _ when record.Fields.Reference("subsidiary") != document.Fields.Reference("subsidiary") => $"{document.Display} is of another subsidiary.",
            _ when mine.ReceivableAccount is { } field && other.ReceivableAccount is { } others
                && record.Fields.Reference(field) != document.Fields.Reference(others) => $"{document.Display} stands on another A/R account.",
            _ => null,
        };
    }

    // autoApply pays the oldest first; with lines of its own it is refused (Oracle help, section_N3539978).
    private static StoredRecord WithOldest(Company company, StoredRecord record, RecordChanges changes)
    {
        if (changes.Fields.GetValueOrDefault("autoApply") is not FieldValue.Flag { Value: true })
        {
            return record;
        }

        if (changes.LinesOf("apply").Count > 0)
        {
            throw Refusal.User("Automatic application and lines in apply exclude each other.", "autoApply");
        }

        var open = company.OfType("invoice").Where(invoice => Difference(record, invoice) is null && Balances.Of(invoice).Open > 0)
            .OrderBy(invoice => invoice.Fields.Date("tranDate")).ThenBy(invoice => invoice.Id);
        var named = record.LinesOf("apply").Select(line => line.Reference("doc")).ToHashSet();
        return record.WithLines("apply", [.. record.LinesOf("apply"), .. open.Where(invoice => !named.Contains(invoice.Id)).Select(Line)]);
    }

    private static FieldMap Line(StoredRecord document) =>
        FieldMap.Empty.With("doc", new FieldValue.Reference(document.Id)).With("line", new FieldValue.Number(0));

    // Lines that say no amount take what is open on the document, as far as the money goes.
    private static StoredRecord WithDefaultAmounts(Draft draft, StoredRecord? existing, StoredRecord record, string sublist)
    {
        var lines = record.LinesOf(sublist);
        for (var at = 0; at < lines.Length; at++)
        {
            if (!lines[at].Has("amount"))
            {
                var open = OpenTo(draft, existing, lines[at].Reference("doc") ?? 0);
                var left = IsBounded(record, sublist) ? Balances.Of(record).Open : open;
                lines = lines.SetItem(at, lines[at].With("amount", new FieldValue.Number(Math.Max(0, Math.Min(open, left)))));
                record = record.WithLines(sublist, lines);
            }
        }

        var applied = lines.Select(line => line.With("apply", new FieldValue.Flag(true))).Where(line => line.Number("amount") != 0 || !line.Has("doc"));
        return record.WithLines(sublist, [.. applied]);
    }

    // A credit taken in, and whatever is worth what it applies, takes all there is.
    private static bool IsBounded(StoredRecord record, string sublist) => sublist == "apply" && record.Definition.Transaction!.Role == TransactionRole.Credit
        && !record.Definition.Transaction.OnlyByTransform;

    private static decimal OpenTo(Draft draft, StoredRecord? existing, long id) =>
        draft.Transaction(id) is { } document ? Balances.Of(document).Open + UsedBy(existing).GetValueOrDefault(id) : 0;

    private static void Check(Draft draft, StoredRecord record, SublistDefinition sublist, IReadOnlyList<LineChange> sent)
    {
        foreach (var line in record.LinesOf(sublist.Name))
        {
            if (line.Reference("doc") is not { } id)
            {
                throw Refusal.Missing(["Document"]);
            }

            var path = sent.FirstOrDefault(change => change.Reference("doc") == id)?.Path ?? sublist.Name;
            CheckLine(line, path);
            if (Difference(record, draft.Transaction(id)!) is { } difference)
            {
                throw Refusal.InvalidValue(id.ToString(), "doc", path + ".doc", difference);
            }
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

    private static Dictionary<long, decimal> UsedBy(StoredRecord? record) => DocumentLinks.Of(record).Where(link => link.UsesUp)
        .GroupBy(link => link.Previous).ToDictionary(group => group.Key, group => group.Sum(link => link.Amount));

    private static Refusal TooMuch(Company company, string detail, string? path) =>
        Refusal.User(detail, path, company.Switches.Number(RecordSwitches.OverApplicationStatus));

    private static string PathOf(long document, RecordChanges changes) =>
        changes.Lines.SelectMany(list => list.Value ?? []).FirstOrDefault(line => line.Reference("doc") == document)?.Path ?? "apply";
}
