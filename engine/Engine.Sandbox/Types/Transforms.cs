using System.Collections.Immutable;
using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Types;

/// <summary>What transforms carry over from the record they start from (Oracle help, section_157901123882).</summary>
internal static class Transforms
{
    private static readonly string[] NotCopied =
        ["tranId", "tranDate", "postingPeriod", "account", "createdFrom", "exchangeRate", "undepFunds", "approvalStatus", "dueDate"];

    private static readonly string[] SharedByAll = ["currency", "subsidiary", "department", "class", "location"];

    private static readonly string[] NotCopiedOfLines = ["orderDoc", "orderLine", "isClosed"];

    public static ImmutableDictionary<string, Transform> Of(params ReadOnlySpan<(string Target, Transform Transform)> transforms)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, Transform>(StringComparer.OrdinalIgnoreCase);
        foreach (var (target, transform) in transforms)
        {
            builder[target] = transform;
        }

        return builder.ToImmutable();
    }

    /// <summary>A new transaction of a customer.</summary>
    public static Transform ForCustomer(string party) => (_, customer, target) =>
        target with { Fields = target.Fields.With(party, new FieldValue.Reference(customer.Id)) };

    /// <summary>A payment of what is open on an invoice.</summary>
    public static StoredRecord ToPayment(Company company, StoredRecord invoice, StoredRecord target)
    {
        var fields = Shared(invoice, target)
            .With("customer", invoice.Fields["entity"])
            .With("arAcct", invoice.Fields["account"])
            .With("payment", new FieldValue.Number(Open(invoice)));
        return (target with { Fields = fields }).WithLines("apply", [Application(invoice)]);
    }

    /// <summary>A credit memo over the same lines. It is not applied unless the request says so.</summary>
    public static StoredRecord ToCreditMemo(Company company, StoredRecord invoice, StoredRecord target)
    {
        var fields = Copied(invoice, target)
            .With("account", invoice.Fields["account"])
            .With("exchangeRate", invoice.Fields["exchangeRate"])
            .With("createdFrom", new FieldValue.Reference(invoice.Id));
        return (target with { Fields = fields })
            .WithLines("item", [.. invoice.LinesOf("item").Select(Plain)])
            .WithLines("taxDetails", invoice.LinesOf("taxDetails"));
    }

    /// <summary>An invoice or cash sale over what has not been billed of an order.</summary>
    public static StoredRecord Bill(Company company, StoredRecord order, StoredRecord target)
    {
        if (order.Fields.Choice("orderStatus") == "A")
        {
            throw Refusal.User("The sales order is pending approval and cannot be billed.");
        }

        var lines = Orders.Unbilled(company, order).ToImmutableArray();
        return lines.IsEmpty
            ? throw Refusal.User("The sales order is billed in full.")
            : (target with { Fields = Copied(order, target).With("createdFrom", new FieldValue.Reference(order.Id)) }).WithLines("item", lines);
    }

    /// <summary>An application of a customer deposit; the request names the invoices.</summary>
    public static StoredRecord ToDepositApplication(Company company, StoredRecord deposit, StoredRecord target) => target with
    {
        Fields = Shared(deposit, target)
            .With("customer", deposit.Fields["customer"])
            .With("exchangeRate", deposit.Fields["exchangeRate"])
            .With("deposit", new FieldValue.Reference(deposit.Id)),
    };

    /// <summary>A refund of what is open on a payment or a customer deposit.</summary>
    public static StoredRecord ToRefund(Company company, StoredRecord source, StoredRecord target)
    {
        var fields = Shared(source, target).With("customer", source.Fields["customer"]);
        var record = target with { Fields = source.Fields.Has("arAcct") ? fields.With("arAcct", source.Fields["arAcct"]) : fields };
        return source.Definition.Name == "customerDeposit"
            ? record.WithLines("deposit", [Application(source).With("line", null)])
            : record.WithLines("apply", [Application(source)]);
    }

    private static decimal Open(StoredRecord document) => Balances.Of(document).Open is > 0 and var open
        ? open
        : throw Refusal.User($"Nothing is open on {document.Display}.");

    private static FieldMap Application(StoredRecord document)
    {
        Open(document);
        return FieldMap.Empty
            .With("doc", new FieldValue.Reference(document.Id))
            .With("line", new FieldValue.Number(0))
            .With("apply", new FieldValue.Flag(true));
    }

    private static FieldMap Shared(StoredRecord source, StoredRecord target) => SharedByAll
        .Where(source.Fields.Has)
        .Aggregate(target.Fields, (fields, name) => fields.With(name, source.Fields[name]));

    private static FieldMap Copied(StoredRecord source, StoredRecord target) => source.Fields
        .Where(field => !NotCopied.Contains(field.Key) && target.Definition.FieldNamed(field.Key) is { IsReadOnly: false })
        .Aggregate(target.Fields, (fields, field) => fields.With(field.Key, field.Value));

    private static FieldMap Plain(FieldMap line) => NotCopiedOfLines.Aggregate(line, (copy, name) => copy.With(name, null));
}
