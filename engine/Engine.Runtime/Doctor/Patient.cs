using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Mapping;
using Engine.Core.NetSuite.Account;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor;

/// <summary>One client's account while it is looked at. What several checks ask is asked once.</summary>
public sealed class Patient(ClientConfig client, NetSuiteClient account, TimeProvider time)
{
    private readonly Dictionary<string, IdRows> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Inspected> forms = new(StringComparer.Ordinal);
    private Inspected? recordTypes;
    private Inspected? catalogueTrouble;
    private AccountSchema? schema;

    public ClientConfig Client { get; } = client;

    public AccountInspector Inspector { get; } = account.Inspector();

    public TimeProvider Time { get; } = time;

    /// <summary>How far NetSuite's clock is ahead of ours; null before it answered.</summary>
    public TimeSpan? ClockAhead => account.Report.ClockAhead;

    /// <summary>The record types that the client's mappings use.</summary>
    public ImmutableArray<RecordUse> Uses { get; } = RecordUse.Of(client);

    /// <summary>The internal ids that the client's files name.</summary>
    public ImmutableArray<ConfiguredId> Ids { get; } = ConfiguredIds.Of(client);

    /// <summary>Today in the client's zone.</summary>
    public DateOnly Today { get; } =
        DateOnly.FromDateTime(NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(client.Zone).ToDateTimeUnspecified());

    /// <summary>What the metadata catalogue said, when it could be read as a whole.</summary>
    public AccountSchema? SchemaRead => schema;

    /// <summary>The names of the record types that the account offers.</summary>
    public async Task<Inspected> RecordTypesAsync(CancellationToken cancel) => recordTypes ??= await Inspector.RecordTypesAsync(cancel);

    /// <summary>A new record as its form shows it.</summary>
    public async Task<Inspected> NewFormAsync(string recordType, CancellationToken cancel)
    {
        if (!forms.TryGetValue(recordType, out var known))
        {
            forms[recordType] = known = await Inspector.NewFormAsync(recordType, cancel);
        }

        return known;
    }

    /// <summary>What the metadata catalogue says of the types that mappings write, or why that is not known.</summary>
    public async Task<(AccountSchema? Schema, Inspected? Trouble)> SchemaAsync(CancellationToken cancel)
    {
        if (schema is null && catalogueTrouble is null)
        {
            (schema, catalogueTrouble) = await ReadSchemaAsync(cancel);
        }

        return (schema, catalogueTrouble);
    }

    /// <summary>The records behind the ids of one type that the client's files name.</summary>
    public async Task<IdRows> RowsAsync(string recordType, CancellationToken cancel)
    {
        if (!rows.TryGetValue(recordType, out var known))
        {
            var ids = Ids.Where(id => id.RecordType == recordType).Select(id => id.InternalId).Distinct().ToList();
            rows[recordType] = known = await IdRows.AskAsync(Inspector, recordType, ids, cancel);
        }

        return known;
    }

    private async Task<(AccountSchema? Schema, Inspected? Trouble)> ReadSchemaAsync(CancellationToken cancel)
    {
        var records = new List<AccountRecord>();
        var notThere = new List<string>();
        foreach (var name in Uses.Where(use => use.Writes).Select(use => use.Type.Name))
        {
            switch (await Inspector.RecordTypeAsync(name, cancel))
            {
                case (_, { } record):
                    records.Add(record);
                    break;
                case (Inspected.Refused { Error.Class: NetSuiteErrorClass.NotFound or NetSuiteErrorClass.Permission or NetSuiteErrorClass.Request }, _):
                    notThere.Add(name);
                    break;
                case (Inspected.Answer, _):
                    return (null, new Inspected.Unreachable($"NetSuite's description of {name} could not be read."));
                case (var trouble, _):
                    return (null, trouble);
            }
        }

        return (new AccountSchema(Client.NetSuite!.Account, records.ToImmutableSortedDictionary(record => record.Name, record => record, StringComparer.Ordinal), [.. notThere]), null);
    }
}
