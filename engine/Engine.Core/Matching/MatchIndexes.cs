namespace Engine.Core.Matching;

/// <summary>
/// The indexes over one set of open invoices, each made when a rule set first needs it. They do not depend on thresholds, so that one set of
/// them serves any number of runs. Not shared between threads.
/// </summary>
public sealed class MatchIndexes(OpenInvoices invoices)
{
    private readonly Dictionary<InvoiceField, KeyIndex?> keys = [];
    private readonly Dictionary<string, GroupIndex> groups = new(StringComparer.Ordinal);

    public OpenInvoices Invoices { get; } = invoices;

    /// <summary>Makes all that a rule set needs.</summary>
    public void Prepare(MatchRuleSet rules)
    {
        foreach (var tier in rules.Tiers)
        {
            switch (tier.Access)
            {
                case MatchAccess.ByKey access:
                    Key(access.Key.Field!.Value);
                    break;
                case MatchAccess.ByGroup access:
                    Group(access);
                    break;
            }
        }
    }

    /// <summary>The invoice of an id as it was indexed; null when there is none, or several have it.</summary>
    public OpenInvoice? Find(string id)
    {
        Span<int> rows = stackalloc int[2];
        return Key(InvoiceField.Id)!.Find(System.Text.Encoding.UTF8.GetBytes(id), rows) == 1 ? Invoices.Show(rows[0]) : null;
    }

    /// <summary>What is known of a customer; null when nothing is.</summary>
    public OpenCustomer? FindCustomer(string id) => Invoices.FindCustomer(id);

    internal KeyIndex? Key(InvoiceField field)
    {
        if (!keys.TryGetValue(field, out var index))
        {
            keys.Add(field, index = Invoices.Keys(field) is { } known ? new KeyIndex(known) : null);
        }

        return index;
    }

    internal GroupIndex Group(MatchAccess.ByGroup access)
    {
        if (!groups.TryGetValue(access.Index, out var index))
        {
            groups.Add(access.Index, index = new GroupIndex(Invoices, access.Columns, access.Order));
        }

        return index;
    }
}
