using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>A transaction's subsidiary must be one of its customer, and of every account, item and classification it names.</summary>
internal static class SubsidiaryRules
{
    private static readonly HashSet<string> Restricted =
        [RecordGroups.Account, RecordGroups.Item, RecordGroups.Department, RecordGroups.Classification, RecordGroups.Location];

    public static void Check(Company company, StoredRecord record)
    {
        var subsidiary = record.Fields.Reference("subsidiary")!.Value;
        if (record.Definition.Transaction!.Party is { } party)
        {
            CheckCustomer(company, company.Find(RecordGroups.Entity, record.Fields.Reference(party)!.Value)!, subsidiary);
        }

        CheckFields(company, record.Definition.Fields, record.Fields, subsidiary, "");
        foreach (var sublist in record.Definition.Sublists)
        {
            var lines = record.LinesOf(sublist.Name);
            for (var at = 0; at < lines.Length; at++)
            {
                CheckFields(company, sublist.Fields, lines[at], subsidiary, $"{sublist.Name}.items[{at}].");
            }
        }
    }

    private static void CheckCustomer(Company company, StoredRecord customer, long subsidiary)
    {
        if (customer.Fields.Reference("subsidiary") != subsidiary && !company.OfType("customerSubsidiaryRelationship").Any(relation =>
            !relation.IsInactive && relation.Fields.Reference("entity") == customer.Id && relation.Fields.Reference("subsidiary") == subsidiary))
        {
            throw Refusal.InvalidValue(subsidiary.ToString(), "subsidiary", "subsidiary", $"Customer {customer.Display} is not of that subsidiary.");
        }
    }

    private static void CheckFields(Company company, IEnumerable<FieldDefinition> fields, FieldMap values, long subsidiary, string path)
    {
        foreach (var field in fields.Where(field => field.Kind == FieldKind.Reference && Restricted.Contains(field.To)))
        {
            if (values.Reference(field.Name) is { } id && company.Find(field.To, id) is { } named && !Takes(company, named, subsidiary))
            {
                var other = company.Find(RecordGroups.Subsidiary, subsidiary)!.Display;
                throw Refusal.User(
                    field.To == RecordGroups.Account
                        ? $"The {named.Display} account cannot be used with the {other} subsidiary."
                        : $"Invalid {field.Name} reference key {id} for subsidiary {subsidiary}.",
                    path + field.Name);
            }
        }
    }

    private static bool Takes(Company company, StoredRecord named, long subsidiary)
    {
        var own = named.Fields.References("subsidiary");
        return own.IsEmpty || own.Contains(subsidiary)
            || (named.Fields.Flag("includeChildren") && Above(company, subsidiary).Any(parent => own.Contains(parent)));
    }

    private static IEnumerable<long> Above(Company company, long subsidiary)
    {
        var seen = new HashSet<long> { subsidiary };
        var parent = company.Find(RecordGroups.Subsidiary, subsidiary)?.Fields.Reference("parent");
        while (parent is { } id && seen.Add(id))
        {
            yield return id;
            parent = company.Find(RecordGroups.Subsidiary, id)?.Fields.Reference("parent");
        }
    }
}
