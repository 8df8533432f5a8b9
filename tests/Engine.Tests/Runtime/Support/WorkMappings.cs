using Engine.Core.Configuration;
using Engine.Tests.Core.Planning;

namespace Engine.Tests.Runtime.Support;

/// <summary>A small real configuration that leads the worker down each of its paths; the type of an event chooses which.</summary>
internal static class WorkMappings
{
    /// <summary>Creates the customer, once.</summary>
    public const string Created = "customer.created";

    /// <summary>Names the customer as the event says.</summary>
    public const string Updated = "customer.updated";

    /// <summary>Creates the customer and writes an invoice of the event's own id.</summary>
    public const string Paid = "invoice.paid";

    /// <summary>Creates the customer once invoice in_1 is there.</summary>
    public const string Charged = "charge.succeeded";

    /// <summary>Creates the customer and names customer cus_9.</summary>
    public const string Joined = "customer.joined";

    /// <summary>Cannot be planned: a crosswalk has no row.</summary>
    public const string Unplannable = "charge.failed";

    /// <summary>Is declared as ignored.</summary>
    public const string Ignored = "product.created";

    /// <summary>Creates the customer, and a rule warns of it.</summary>
    public const string Warned = "customer.warned";

    /// <summary>Creates the customer, and a rule asks a person to look at it.</summary>
    public const string Flagged = "customer.flagged";

    /// <summary>Names the customer as the event says; a raised event holds its key.</summary>
    public const string Strict = "customer.strict";

    /// <summary>Cannot be planned, since a crosswalk has no row, and holds its key.</summary>
    public const string StrictUnplannable = "customer.strict.failed";

    private const string Rules =
        """
        [ { "WorkflowName": "warns", "Kind": "validate", "Rules": [ { "RuleName": "Known", "Action": "warn", "Expression": "false", "ErrorMessage": "Customer $(payload.data.object.customer) is new." } ] },
          { "WorkflowName": "raises", "Kind": "validate", "Rules": [ { "RuleName": "Known", "Action": "raise", "Expression": "false", "ErrorMessage": "Customer $(payload.data.object.customer) is new." } ] } ]
        """;

    private const string Ada =
        """
          - record: customer
            externalId: ${ payload.data.object.customer }
            write: create-if-absent
            fields: { companyName: Ada }
        """;

    private const string Named = "{ record: customer, externalId: \"${ payload.data.object.customer }\", fields: { companyName: \"${ payload.data.object.name }\" } }";

    public static ClientConfig Client(string name, StripeConnection? stripe) =>
        new PlanningFixture(Created, Updated, Paid, Charged, Joined, Unplannable, Warned, Flagged, Strict, StrictUnplannable).ClientWithRules(
            Rules,
            Mapping("create", Created, Ada),
            Mapping("update", Updated, "  - " + Named),
            Mapping("invoice", Paid, Ada + "\n  - { record: invoice, externalId: \"${ payload.data.object.id }\", fields: { entity: \"${ ref('customer') }\", memo: first } }"),
            Mapping("charge", Charged, Ada, "needs: { invoice: { record: invoice, externalId: in_1 } }"),
            Mapping("join", Joined, Ada + "\n  - { record: customer, as: other, externalId: cus_9, fields: { companyName: older } }"),
            Mapping("warn", Warned, Ada, "validate: [warns]"),
            Mapping("flag", Flagged, Ada, "validate: [raises]"),
            Mapping("strict", Strict, "  - " + Named, onRaise: "block"),
            Mapping("strict-fail", StrictUnplannable, "  - { record: customer, externalId: cus_1, fields: { currency: \"${ crosswalk('currencies', payload.data.object.name) }\" } }", onRaise: "block"),
            Mapping("fail", Unplannable, "  - { record: customer, externalId: cus_1, fields: { currency: \"${ crosswalk('currencies', 'XXX') }\" } }")) with
        {
            Name = name,
            Revision = "rev",
            Stripe = stripe,
        };

    private static string Mapping(string name, string type, string records, string more = "", string onRaise = "release")
    {
        return $$"""
            mapping: {{name}}
            on: { source: stripe, events: [{{type}}] }
            key: ${ payload.data.object.customer }
            {{more}}
            records:
            {{records}}
            onRaise: {{onRaise}}
            """;
    }
}
