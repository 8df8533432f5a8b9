using System.Collections.Frozen;
using Engine.Core.Expressions;

namespace Engine.Core.Matching;

/// <summary>The names under which rules see the members of <c>invoice</c> and <c>customer</c>.</summary>
internal static class InvoiceFields
{
    private static readonly FrozenDictionary<string, InvoiceField> OfInvoice = new Dictionary<string, InvoiceField>
    {
        ["id"] = InvoiceField.Id,
        ["internalId"] = InvoiceField.InternalId,
        ["number"] = InvoiceField.Number,
        ["poNumber"] = InvoiceField.PoNumber,
        ["kind"] = InvoiceField.Kind,
        ["customer"] = InvoiceField.Customer,
        ["currency"] = InvoiceField.Currency,
        ["subsidiary"] = InvoiceField.Subsidiary,
        ["arAccount"] = InvoiceField.ArAccount,
        ["amount"] = InvoiceField.Amount,
        ["amountRemaining"] = InvoiceField.AmountRemaining,
        ["date"] = InvoiceField.Date,
        ["dueDate"] = InvoiceField.DueDate,
        ["isOpen"] = InvoiceField.IsOpen,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, InvoiceField> OfCustomer = new Dictionary<string, InvoiceField>
    {
        ["id"] = InvoiceField.Customer,
        ["name"] = InvoiceField.CustomerName,
        ["parent"] = InvoiceField.CustomerParent,
        ["group"] = InvoiceField.CustomerGroup,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The members of <c>invoice</c>.</summary>
    public static Shape InvoiceShape { get; } = ShapeOf(OfInvoice) with { Name = "open invoice" };

    /// <summary>The members of <c>customer</c>: whose invoice it is.</summary>
    public static Shape CustomerShape { get; } = ShapeOf(OfCustomer) with { Name = "customer" };

    /// <summary>The members of an owner, in the order in which it shows them.</summary>
    public static IEnumerable<string> NamesOf(string owner) => MembersOf(owner)?.OrderBy(known => known.Value).Select(known => known.Key) ?? [];

    /// <summary>Null when there is no such member.</summary>
    public static InvoiceField? Find(string owner, string member) =>
        MembersOf(owner) is { } members && members.TryGetValue(member, out var field) ? field : null;

    public static bool IsKey(InvoiceField field) => field is InvoiceField.Id or InvoiceField.InternalId;

    public static bool IsText(InvoiceField field) => field is InvoiceField.Number or InvoiceField.PoNumber or InvoiceField.Kind or InvoiceField.Customer
        or InvoiceField.Currency or InvoiceField.Subsidiary or InvoiceField.ArAccount or InvoiceField.CustomerName or InvoiceField.CustomerParent or InvoiceField.CustomerGroup;

    public static bool IsAmount(InvoiceField field) => field is InvoiceField.Amount or InvoiceField.AmountRemaining;

    public static bool IsDate(InvoiceField field) => field is InvoiceField.Date or InvoiceField.DueDate;

    private static FrozenDictionary<string, InvoiceField>? MembersOf(string owner) => owner switch
    {
        MatchScope.Invoice => OfInvoice,
        MatchScope.Customer => OfCustomer,
        _ => null,
    };

    private static Kinds KindsOf(InvoiceField field) =>
        field == InvoiceField.IsOpen ? Kinds.Boolean
        : IsAmount(field) ? Kinds.Amount
        : IsDate(field) ? Kinds.Date
        : Kinds.Text;

    private static Shape ShapeOf(FrozenDictionary<string, InvoiceField> fields) =>
        Shape.Of([.. fields.Select(field => (field.Key, KindsOf(field.Value)))]);
}
