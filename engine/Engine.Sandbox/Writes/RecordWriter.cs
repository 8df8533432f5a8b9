using System.Collections.Immutable;
using Engine.Sandbox.Books;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>Creates and changes records: reads the body, merges it, lets the books agree, and only then keeps it.</summary>
internal sealed class RecordWriter(Company company, TimeProvider time)
{
    private readonly ValueReader values = new(new ReferenceReader(company));

    /// <summary>The record as kept.</summary>
    /// <exception cref="Refusal">The account does not take it; nothing has changed.</exception>
    public StoredRecord Write(WriteRequest request)
    {
        var changes = new BodyReader(values, request.RefusesUnknownNames, request.DropsBadValues, request.Warn).Read(request.Definition, request.Body);
        var record = Merge(request, changes);
        CheckUnique(record);
        var draft = new Draft(company);
        if (record.Definition.IsTransaction)
        {
            record = new TransactionRules(company, draft, time).Complete(request.Existing, record, changes);
        }

        CheckRequired(record, request.Replaces);
        if (record.Definition.IsTransaction)
        {
            PeriodRules.Check(company, request.Existing, record);
        }

        draft.Put(record);
        draft.Commit();
        return record;
    }

    /// <summary>Deletes a record that nothing depends on; what it applied is open again.</summary>
    public void Delete(StoredRecord record)
    {
        var draft = new Draft(company);
        if (References.Exist(company, record))
        {
            throw Refusal.User("This record cannot be deleted because it has dependent records.");
        }

        if (record.Definition.IsTransaction)
        {
            PeriodRules.Check(company, record, null);
            Applications.Settle(company, draft, record, null, RecordChanges.None);
        }

        draft.Remove(record);
        draft.Commit();
    }

    private StoredRecord Merge(WriteRequest request, RecordChanges changes)
    {
        var now = time.GetUtcNow();
        var definition = request.Definition;
        var record = request.Existing ?? New(request) with { CreatedAt = now };
        record = record with
        {
            ModifiedAt = now,
            ExternalId = ExternalId(request, changes) ?? record.ExternalId,
            Fields = Named(definition, record.Id, record.Fields.With(changes.Fields.Where(change => Clears(request, change)))),
        };
        foreach (var (name, lines) in changes.Lines)
        {
            var replaces = request.Replaces?.Contains(name) == true;
            var merged = lines is null ? [] : SublistMerger.Merge(definition.SublistNamed(name)!, record.LinesOf(name), lines, replaces);
            record = record.WithLines(name, merged);
        }

        return record;
    }

    private StoredRecord New(WriteRequest request)
    {
        if (request is { Template: null, FixedId: null, Definition.Transaction.OnlyByTransform: true })
        {
            throw Refusal.User($"A record of type {request.Definition.Name} is created by a transform only.");
        }

        var id = request.FixedId ?? company.NextId(request.Definition.Group);
        return (request.Template ?? new StoredRecord(request.Definition, id) { Fields = request.Definition.Defaults }) with { Id = id };
    }

    // With ?replaceSelectedFields=true null clears only what ?replace= names.
    private static bool Clears(WriteRequest request, KeyValuePair<string, FieldValue?> change) =>
        change.Value is not null || request.Clears is null || request.Clears.Contains(change.Key);

    // Entities and transactions without a name of their own are numbered.
    public static FieldMap Named(RecordDefinition definition, long id, FieldMap fields)
    {
        if (fields.Has(definition.DisplayedBy))
        {
            return fields;
        }

        var number = definition.Transaction is { } transaction
            ? string.Concat(transaction.Title.Split(' ').Select(word => word[0])) + id
            : definition.Group == RecordGroups.Entity ? id.ToString() : null;
        return number is null ? fields : fields.With(definition.DisplayedBy, new FieldValue.Text(number));
    }

    private string? ExternalId(WriteRequest request, RecordChanges changes)
    {
        if (company.Switches.IsOn(RecordSwitches.RefusesOtherExternalId) && request.PathExternalId is { } path && changes.ExternalId is { } body && !path.Equals(body, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.User($"The external id {body} of the body is not the external id {path} of the path.", "externalId");
        }

        return request.PathExternalId ?? changes.ExternalId;
    }

    private void CheckUnique(StoredRecord record)
    {
        var definition = record.Definition;
        var isEntity = definition.Group == RecordGroups.Entity;
        var sameId = record.ExternalId is { } externalId ? company.FindExternal(definition.Group, externalId) : null;
        var sameName = isEntity ? company.FindNamed(definition, record.Display) : null;
        if ((sameId ?? record).Id != record.Id || (sameName ?? record).Id != record.Id)
        {
            throw Refusal.Duplicate(isEntity);
        }

        if (!definition.UniqueBy.IsEmpty && company.OfType(definition.Name).FirstOrDefault(other => other.Id != record.Id && definition.UniqueBy
            .All(field => Equals(other.Fields[field], record.Fields[field]))) is { } same)
        {
            var field = definition.UniqueBy[^1];
            throw Refusal.InvalidValue(same.Fields.Reference(field).ToString()!, field, field, "It is there already.");
        }
    }

    private static void CheckRequired(StoredRecord record, IReadOnlySet<string>? replaces)
    {
        var definition = record.Definition;
        var missing = Missing(definition.Fields, record.Fields).Concat(definition.AlsoRequired(record.Fields)).ToList();
        foreach (var sublist in definition.Sublists)
        {
            missing.AddRange(record.LinesOf(sublist.Name).SelectMany(line => Missing(sublist.Fields, line)));
        }

        if (missing.Count > 0)
        {
            throw Refusal.Missing(missing.Distinct());
        }

        if (definition.Sublists.Any(sublist => record.LinesOf(sublist.Name).Length < sublist.AtLeast))
        {
            throw Refusal.User("You must enter at least one line item for this transaction.");
        }

        if (replaces?.FirstOrDefault(name => definition.SublistNamed(name) is null && definition.FieldNamed(name) is null) is { } unknown)
        {
            throw Refusal.Parameter("replace", $"The sublist '{unknown}' does not exist.");
        }
    }

    private static IEnumerable<string> Missing(ImmutableArray<FieldDefinition> fields, FieldMap values) =>
        fields.Where(field => field.RequiredLabel is not null && !values.Has(field.Name)).Select(field => field.RequiredLabel!);
}
