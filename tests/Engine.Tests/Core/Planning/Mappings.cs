namespace Engine.Tests.Core.Planning;

/// <summary>Mappings that the planner's tests share.</summary>
internal static class Mappings
{
    public const string Invoice = """
        mapping: test-invoice
        on: { source: stripe, events: [invoice.paid, invoice.finalized] }
        key: ${ payload.data.object.customer }
        let:
          invoice: ${ payload.data.object }
        records:
          - record: customer
            externalId: ${ invoice.customer }
            write: create-if-absent
            fields:
              companyName: ${ invoice.customer_name }
          - record: invoice
            externalId: ${ invoice.id }
            fields:
              entity: ${ ref('customer') }
              currency: ${ crosswalk('currencies', upper(invoice.currency)) }
              tranDate: ${ date(invoice.created) }
              memo: { value: "${ invoice.description }", optional: true }
            lines:
              item:
                each: ${ invoice.lines }
                as: line
                fields:
                  item: ${ crosswalk('items', line.price) }
                  amount: ${ money(line.amount, invoice.currency) }
        """;

    public const string Payment = """
        mapping: test-payment
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.customer }
        waitDays: 3
        let:
          paid: ${ payload.data.object }
        needs:
          invoice: { record: invoice, externalId: "${ paid.invoice }" }
        records:
          - record: customerPayment
            externalId: pay_${ paid.intent }
            fields:
              customer: ${ invoice.entity }
              payment: ${ money(paid.amount, 'usd') }
            lines:
              apply:
                fields: { doc: "${ invoice }", apply: true, amount: "${ money(paid.amount, 'usd') }" }
        """;

    public const string InvoiceData = """
        { "id": "in_1", "customer": "cus_1", "customer_name": "Ann Ltd", "currency": "usd", "created": 1740794400, "description": null,
          "lines": [ { "price": "price_basic", "amount": 1999 }, { "price": "price_basic", "amount": -500 } ] }
        """;

    public const string PaymentData = """{ "customer": "cus_1", "intent": "pi_7", "invoice": "in_1", "amount": 1499 }""";
}
