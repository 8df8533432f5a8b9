using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Writes;

/// <summary>What can no longer be changed: the currency from the start, the rest once other transactions hang on it.</summary>
internal static class LockRules
{
    public static void Check(Company company, StoredRecord? existing, StoredRecord record)
    {
        if (existing is not null && Locked(company, existing).FirstOrDefault(field => !Equals(existing.Fields[field], record.Fields[field])) is { } changed)
        {
            throw Refusal.User($"The field {changed} cannot be changed on this transaction.", changed);
        }
    }

    private static IEnumerable<string> Locked(Company company, StoredRecord existing)
    {
        var rules = existing.Definition.Transaction!;
        yield return "currency";
        if (existing.Definition.Name == "deposit")
        {
            // Documented: settable only at creation.
            yield return "exchangeRate";
        }

        if (company.Links.To(existing.Id).Any())
        {
            yield return "subsidiary";
            foreach (var field in new[] { rules.Party, rules.ReceivableAccount }.OfType<string>())
            {
                yield return field;
            }
        }

        if (Statuses.IsOnDeposit(company, existing))
        {
            yield return "payment";
            yield return "account";
            yield return "undepFunds";
            yield return "exchangeRate";
        }
    }
}
