using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank.Csv;

/// <summary>What bookings and remittance have in common.</summary>
internal static class CsvParts
{
    private static readonly (string Column, string Kind)[] references =
    [
        ("invoice", ReferenceKinds.Invoice), ("order", ReferenceKinds.Order), ("creditMemo", ReferenceKinds.CreditMemo), ("customer", ReferenceKinds.Customer), ("check", ReferenceKinds.Check),
        ("bankReference", ReferenceKinds.Bank), ("reference", ReferenceKinds.Payer), ("payment", ReferenceKinds.Trace),
    ];

    public static PayerIdentity Payer(CsvRow row) => new(
        row.Text("name"), row.Text("payerAccount"), row.Text("payerBank"), row.Text("payerId") is { } id ? [new PayerId("payer", id)] : []);

    public static ImmutableArray<BankReference> References(CsvRow row) =>
        [.. references.Where(one => row.Text(one.Column) is not null).Select(one => new BankReference(one.Kind, row.Text(one.Column)!, one.Column))];
}
