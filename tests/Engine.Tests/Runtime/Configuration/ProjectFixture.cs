namespace Engine.Tests.Runtime.Configuration;

/// <summary>A small project with one pack and one client that compiles without a finding.</summary>
internal static class ProjectFixture
{
    public static TemporaryFolder Create() => new TemporaryFolder()
        .With("mappings/packs/stripe/events.yaml", "source: stripe\nevents:\n  invoice.paid: handled\n  invoice.sent: { ignored: \"An e-mail\" }\n")
        .With("mappings/packs/stripe/invoice.yaml",
            """
            mapping: invoice
            on: { source: stripe, events: [invoice.paid] }
            when: live
            key: ${ payload.data.object.customer }
            let:
              invoice: ${ payload.data.object }
            records:
              - record: customer
                externalId: ${ invoice.customer }
                fields: { companyName: "${ invoice.customer_name }" }
            """)
        .With("mappings/acme/client.yaml", "client: acme\nextends: [packs/stripe]\ntimeZone: America/New_York\nbaseCurrency: USD\ndefaults:\n  customer: { fields: { subsidiary: \"1\" } }\n")
        .With("mappings/acme/invoice.yaml", "mapping: invoice\nrecords:\n  - record: customer\n    fields: { comments: Stripe }\n")
        .With("mappings/acme/crosswalks/items.csv", "key,internalId,active\nprice_1,200,true\nprice_2,201,false\n")
        .With("mappings/acme/specs/paid.spec.yaml", "name: n\nwhen: [{ source: stripe, event: invoice.sent, payload: { id: evt_1 } }]\nthen: { ignored: [An e-mail] }\n")
        .With("rules/packs/stripe/rules.json", "[{ \"WorkflowName\": \"live\", \"Kind\": \"filter\", \"Rules\": [{ \"RuleName\": \"r\", \"Expression\": \"payload.livemode == true\" }] }]\n");
}
