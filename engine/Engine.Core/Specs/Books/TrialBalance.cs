using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Specs.Books;

/// <summary>
/// A trial balance as a spec writes it: amounts by account, debits positive, credits negative, in the subsidiary's own currency. Accounts
/// that stand under a name are those of the subsidiary of that name; the others are the top subsidiary's.
/// </summary>
public sealed record TrialBalance(SourceSpan Span, ImmutableArray<ExpectedBalance> Rows)
{
    public static TrialBalance Of(ConfigMapping books) => new(
        books.Span,
        [
            .. books.Entries.SelectMany(entry => entry.Value is ConfigMapping subsidiary
                ? subsidiary.Entries.Select(row => Row(row, entry.Name))
                : [Row(entry, null)]),
        ]);

    /// <summary>Each subsidiary's debits equal its credits: SPC006.</summary>
    public void Check(FindingSink findings)
    {
        foreach (var group in Rows.GroupBy(row => row.Subsidiary))
        {
            var (debits, credits) = (group.Where(row => row.Amount > 0).Sum(row => row.Amount), -group.Where(row => row.Amount < 0).Sum(row => row.Amount));
            if (debits != credits)
            {
                findings.Error(
                    SpecCodes.BooksDoNotBalance,
                    Span,
                    $"{(group.Key is null ? "The trial balance" : $"The trial balance of {group.Key}")} has debits of {Text(debits)} and credits of {Text(credits)}, {Text(Math.Abs(debits - credits))} apart.");
            }
        }
    }

    internal static string Text(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);

    private static ExpectedBalance Row(ConfigEntry entry, string? subsidiary) => new(
        subsidiary, entry.Name, decimal.Parse(((ConfigScalar)entry.Value).Text, NumberStyles.Number, CultureInfo.InvariantCulture), entry.Key.Span);
}
