using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>A transaction's currency must be one that its customer and its accounts take.</summary>
internal static class CurrencyRules
{
    public static void Check(Company company, StoredRecord record)
    {
        var currency = record.Fields.Reference("currency")!.Value;
        if (record.Fields.Number("exchangeRate") is <= 0 and var rate)
        {
            throw Refusal.InvalidValue(rate.ToString(), "exchangeRate", "exchangeRate", "A rate is more than 0.");
        }

        CheckAccounts(company, record, currency);
        if (record.Definition.Transaction!.Party is { } party && !company.Switches.IsOn(RecordSwitches.TakesAnyCustomerCurrency))
        {
            CheckCustomer(company.Find(RecordGroups.Entity, record.Fields.Reference(party)!.Value)!, currency);
        }
    }

    private static void CheckAccounts(Company company, StoredRecord record, long currency)
    {
        foreach (var field in record.Definition.Fields.Where(field => field.To == RecordGroups.Account))
        {
            var account = company.Find(RecordGroups.Account, record.Fields.Reference(field.Name) ?? 0);
            if (account?.Fields.Reference("currency") is { } own && own != currency)
            {
                throw Refusal.InvalidValue(account.Id.ToString(), field.Name, field.Name, $"The account {account.Display} is kept in another currency.");
            }
        }
    }

    private static void CheckCustomer(StoredRecord customer, long currency)
    {
        var listed = customer.LinesOf("currencyList").Select(line => line.Reference("currency")).Append(customer.Fields.Reference("currency"));
        if (!listed.Contains(currency))
        {
            throw Refusal.InvalidValue(currency.ToString(), "currency", "currency", $"Customer {customer.Display} does not list that currency.");
        }
    }
}
