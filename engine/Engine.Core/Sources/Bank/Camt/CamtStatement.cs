using System.Globalization;

namespace Engine.Core.Sources.Bank.Camt;

/// <summary>What stands in a statement before its entries, and what they add up to.</summary>
internal sealed class CamtStatement(string element, Place place)
{
    private readonly List<(string Type, decimal Amount, string Currency, Place Place)> balances = [];
    private readonly Dictionary<string, (long Count, decimal Sum)> counted = new(StringComparer.Ordinal) { ["TtlNtries"] = default, ["TtlCdtNtries"] = default, ["TtlDbtNtries"] = default };
    private XmlElement? summary;
    private decimal booked;
    private string? bookedCurrency;
    private bool hasManyCurrencies;

    public string? Account { get; private set; }

    public DateOnly? Created { get; private set; }

    public string? Id { get; private set; }

    public bool IsCopy { get; private set; }

    /// <summary>Takes one child of the statement that is no entry.</summary>
    public void Take(XmlElement child, BankFindings findings)
    {
        switch (child.Name)
        {
            case "Id":
                Id = child.Value;
                break;
            case "CreDtTm":
                Created = CamtDates.Read(child.Value);
                break;
            case "CpyDplctInd":
                IsCopy = CamtCodes.Copies.Contains(child.Value);
                if (IsCopy)
                {
                    findings.Note(BankCodes.NotForPosting, child.Place, $"The statement is marked {child.Value}: a copy of one that was sent before.");
                }

                break;
            case "Acct":
                Account = child.First("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id");
                break;
            case "Bal":
                Balance(child, findings);
                break;
            case "TxsSummry":
                summary = child;
                break;
            case var other when !CamtCodes.StatementMembers.Contains(other):
                CamtCodes.Unknown(child, element, findings);
                break;
        }
    }

    public void Count(decimal amount, string currency, bool isCredit, bool isBooked)
    {
        Add("TtlNtries", amount);
        Add(isCredit ? "TtlCdtNtries" : "TtlDbtNtries", amount);
        if (isBooked)
        {
            booked += isCredit ? amount : -amount;
            hasManyCurrencies |= bookedCurrency is not null && bookedCurrency != currency;
            bookedCurrency ??= currency;
        }
    }

    /// <summary>False, with a refusal, when balances or totals do not agree with the entries.</summary>
    public bool Close(BankFindings findings) => CloseSummary(findings) && (element != CamtCodes.Statement || CloseBalances(findings));

    private void Balance(XmlElement child, BankFindings findings)
    {
        if (!CamtAmounts.TryRead(child.At("Amt"), out var amount, out var currency))
        {
            findings.Refuse(BankCodes.BadField, child.Place, "A balance has no amount.");
            return;
        }

        balances.Add((child.First("Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd") ?? "", child.Text("CdtDbtInd") == "DBIT" ? -amount : amount, currency, child.Place));
    }

    private bool CloseBalances(BankFindings findings)
    {
        // The pages of one statement hand on an interim balance.
        var opening = Find("OPBD") ?? Find("PRCD") ?? Find("ITBD");
        var closing = Find("CLBD") ?? FindLast("ITBD");
        if (opening is not var (first, _, _) || closing is not var (last, currency, at))
        {
            return findings.Deviate(
                Leniency.MissingBalances, BankCodes.MissingBalance, place, $"The statement has no {(opening is null ? "opening" : "closing")} balance, so nothing proves that it is whole.");
        }

        if (opening.Value.Currency != currency || (bookedCurrency is not null && (hasManyCurrencies || bookedCurrency != currency)))
        {
            return findings.Refuse(
                BankCodes.ControlAmount, at, $"The opening balance is in {opening.Value.Currency}, the entries in {(hasManyCurrencies ? "several currencies" : bookedCurrency ?? "none")}, and the closing balance in {currency}.");
        }

        return first + booked == last
            || findings.Refuse(BankCodes.ControlAmount, at, $"The opening balance {Show(first)} and booked entries of {Show(booked)} make {Show(first + booked)}, and the closing balance says {Show(last)}.");
    }

    private bool CloseSummary(BankFindings findings)
    {
        foreach (var (name, (count, sum)) in counted)
        {
            if (summary?.At(name) is not { } told)
            {
                continue;
            }

            if (told.Text("Sum") is { } written && (!CamtAmounts.TryRead(written, out var saidSum) || saidSum != sum))
            {
                return findings.Refuse(BankCodes.ControlAmount, told.Place, $"{name} says {written}, and the entries add up to {Show(sum)}.");
            }

            if (told.Text("NbOfNtries") is { } number
                && (!Digits.TryRead(number, out var saidCount) || saidCount != count)
                && !findings.Deviate(Leniency.Counts, BankCodes.ControlCount, told.Place, $"{name} counts {number} entries, and there are {count.ToString(CultureInfo.InvariantCulture)}."))
            {
                return false;
            }
        }

        return true;
    }

    private (decimal Amount, string Currency, Place Place)? Find(string type) =>
        balances.FindIndex(balance => balance.Type == type) is >= 0 and var at ? (balances[at].Amount, balances[at].Currency, balances[at].Place) : null;

    private (decimal Amount, string Currency, Place Place)? FindLast(string type) =>
        balances.FindLastIndex(balance => balance.Type == type) is > 0 and var at ? (balances[at].Amount, balances[at].Currency, balances[at].Place) : null;

    private void Add(string name, decimal amount) => counted[name] = (counted[name].Count + 1, counted[name].Sum + amount);

    private static string Show(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
