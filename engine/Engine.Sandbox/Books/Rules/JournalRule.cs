namespace Engine.Sandbox.Books.Rules;

/// <summary>The lines of a journal entry, each on its own account and side.</summary>
internal sealed class JournalRule : PostingRule
{
    public static JournalRule Default { get; } = new();

    public override IEnumerable<Entry> Entries(Posting posting) => posting.Record.LinesOf("line")
        .Select(line => new Entry(LineRole.Free, line.Reference("account"), (line.Number("debit") ?? 0) - (line.Number("credit") ?? 0))
        {
            Number = (int)line.Number("line")!.Value,
            Fields = line,
        });
}
