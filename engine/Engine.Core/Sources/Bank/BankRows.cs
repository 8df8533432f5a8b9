using System.Globalization;
using Engine.Core.Functions;
using Engine.Core.Sources.Files;
using NodaTime;

namespace Engine.Core.Sources.Bank;

/// <summary>Makes the rows of entries: account, references, role of the feed, identity.</summary>
internal sealed class BankRows(string format, BankRule rule, BankFindings findings, DateTimeZone zone) : IDisposable
{
    private readonly BankEntryJson json = new();
    private readonly Occurrences occurrences = new();
    private readonly FoundReferences references = new(rule, findings);

    /// <summary>Null, with a refusal, when the entry cannot be taken.</summary>
    /// <param name="read">As the format has it.</param>
    /// <param name="entry">As it is kept.</param>
    public FileRow? Of(BankEntry read, out BankEntry entry)
    {
        entry = read;
        if (!TryAccount(read, out var account))
        {
            return null;
        }

        entry = InRole(read) with { Currency = read.Currency ?? (read.Amount is null ? null : account?.Currency ?? rule.Currency) };
        if (entry.Amount is not null && (entry.Currency is null || Currencies.Normalize(entry.Currency) is null))
        {
            findings.Refuse(BankCodes.Currency, new Place(entry.Line), entry.Currency is null ? "The file says no currency, and neither does the account." : $"\"{entry.Currency}\" is no currency of ISO 4217.");
            return null;
        }

        var id = $"{format}-{AccountIds.Hash(entry.Key, out var hash)}";
        var nth = occurrences.Count(hash);
        if (nth > 1)
        {
            id = $"{id}-{nth.ToString(CultureInfo.InvariantCulture)}";
            findings.Note(BankCodes.Twice, new Place(entry.Line), "The item tells the same as one before it in this file.");
        }

        NoteProof(entry);
        var at = zone.AtStartOfDay(LocalDate.FromDateOnly(entry.ValueDate)).ToDateTimeOffset();
        return new FileRow(entry.Line, json.Write(format, entry, references.Of(entry), account), Facts: new RowFacts(entry.Type, id, at));
    }

    public void Dispose() => json.Dispose();

    private bool TryAccount(BankEntry entry, out BankAccount? account)
    {
        account = null;
        if (entry.Account is not { } number || rule.Accounts.IsEmpty)
        {
            return true;
        }

        account = rule.Accounts.FirstOrDefault(one => one.Is(number));
        return account is not null
            || findings.Refuse(BankCodes.Account, new Place(entry.Line), $"The account that ends in {AccountIds.Tail(number)} is not declared under bank.accounts.");
    }

    /// <summary>Where money comes from another feed, what this one calls a receipt only says what was paid for.</summary>
    private BankEntry InRole(BankEntry entry) => (rule.Role, entry.Type) switch
    {
        (BankRole.Remittance, BankEvents.PaymentReceived) => entry with { Type = BankEvents.RemittanceReceived },
        (BankRole.Remittance, BankEvents.DepositReceived or BankEvents.PaymentPending) => entry with { Type = BankEvents.EntryOther, Why = entry.Why ?? "the money comes from another feed" },
        (BankRole.Information, not BankEvents.AccountChanged) => entry with { Type = BankEvents.EntryOther, Why = entry.Why ?? "the feed is for information" },
        _ => entry,
    };

    private void NoteProof(BankEntry entry)
    {
        if (entry.Amount is { } amount && BankEntryJson.Total(entry.Remittance) is { } total && total != amount)
        {
            findings.Note(BankCodes.Proof, new Place(entry.Line), $"The remittance adds up to {total.ToString(CultureInfo.InvariantCulture)}, and {amount.ToString(CultureInfo.InvariantCulture)} was paid.");
        }
    }
}
