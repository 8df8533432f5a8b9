using Engine.Core.Sources.Files;

namespace Engine.Core.Sources.Bank;

/// <summary>
/// A format in which banks tell of money. Each entry becomes an event of its own, in words that all formats share; the last event of a file tells what
/// was counted and tolerated. A file whose totals do not agree, that is cut off, or that tells of an account or currency nobody declared is no file.
/// </summary>
public abstract class BankFormat : FileFormat
{
    public sealed override bool TellsFacts => true;

    public sealed override bool IsUtf8 => false;

    /// <summary>Whether the source must say which columns there are.</summary>
    public virtual bool NeedsColumns => false;

    /// <summary>The encoding where the client says none.</summary>
    private protected virtual BankEncoding Encoding => BankEncoding.Ascii;

    /// <summary>Whether separators may be control characters.</summary>
    private protected virtual bool AllowsControls => false;

    public sealed override IEnumerable<FileRow> Read(FileContent file, FileRule rule)
    {
        var bank = rule.Bank ?? BankRule.Default;
        var findings = new BankFindings(bank.Lenient);
        var input = new BankFile(file, bank, bank.Encoding ?? Encoding);
        var summary = new BankSummary();
        using var rows = new BankRows(Name, bank, findings, file.Zone);
        var isClear = !NeedsColumns || bank.Csv is not null || findings.Refuse(BankCodes.NotThisFormat, new Place(1), "Nothing says what the columns hold: bank.csv of the source does.");
        if (isClear && input.IsText(findings, AllowsControls))
        {
            foreach (var read in Entries(input, findings))
            {
                if (findings.Refusal is not null || rows.Of(read, out var entry) is not { } row)
                {
                    break;
                }

                summary.Count(entry);
                yield return row;
            }
        }

        yield return findings.Refusal is { } refusal
            ? new FileRow(refusal.Place.Line, default, new FileProblem(refusal.Code, refusal.Place.Column, refusal.Message))
            : new FileRow(1, summary.Write(Name, findings), Facts: new RowFacts(BankEvents.FileRead, $"file-{file.Hash}", file.ReceivedAt));
    }

    /// <summary>The entries in order; ends when something is refused.</summary>
    private protected abstract IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings);
}
