using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.State;

/// <summary>The simulated account's records. Not safe for threads by itself: every use holds <see cref="Gate"/>.</summary>
internal sealed class Company
{
    // Internal ids of new records start here, clear of the ids that seeds name.
    private const long FirstNewId = 1001;

    private readonly Dictionary<string, SortedDictionary<long, StoredRecord>> groups = [];
    private readonly Dictionary<(string Group, string Folded), long> externalIds = [];
    private readonly Dictionary<string, long> lastIds = [];
    private readonly Dictionary<(string Type, string Folded), long> names = [];

    public Lock Gate { get; } = new();

    /// <summary>What the account does where no source says what a real one does.</summary>
    public SwitchBoard Switches { get; } = new();

    /// <summary>Told of every commit; null when nobody listens.</summary>
    public Action<IReadOnlyList<Change>>? Committed { get; set; }

    public RecordCatalog Catalog { get; set; } = RecordCatalog.BuiltIn;

    /// <summary>Transactions dated on or before are refused; null when every period is open.</summary>
    public DateOnly? ClosedThrough { get; set; }

    /// <summary>The A/R account of a transaction that names none and whose customer has none.</summary>
    public long? DefaultReceivable { get; set; }

    /// <summary>Where money waits that was not paid into a bank account.</summary>
    public long? UndepositedFunds { get; set; }

    public IEnumerable<StoredRecord> In(string group) => groups.TryGetValue(group, out var records) ? records.Values : [];

    /// <summary>Every record, by group name and internal id.</summary>
    public IEnumerable<StoredRecord> All => groups.OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group.Value.Values);

    public StoredRecord? Find(string group, long id) =>
        groups.TryGetValue(group, out var records) ? records.GetValueOrDefault(id) : null;

    /// <summary>By external id, which is unique in the group and compared without case.</summary>
    public StoredRecord? FindExternal(string group, string externalId) =>
        externalIds.TryGetValue((group, Fold(externalId)), out var id) ? Find(group, id) : null;

    /// <summary>By the name that <see cref="RecordDefinition.DisplayedBy"/> points at, without case.</summary>
    public StoredRecord? FindNamed(RecordDefinition definition, string name) =>
        names.TryGetValue((definition.Name, Fold(name)), out var id) ? Find(definition.Group, id) : null;

    public long NextId(string group) => lastIds[group] = Math.Max(lastIds.GetValueOrDefault(group), FirstNewId - 1) + 1;

    public void Put(StoredRecord record)
    {
        var group = record.Definition.Group;
        Forget(group, record.Id);
        if (!groups.TryGetValue(group, out var records))
        {
            groups[group] = records = [];
        }

        records[record.Id] = record;
        lastIds[group] = Math.Max(lastIds.GetValueOrDefault(group), record.Id);
        names[(record.Definition.Name, Fold(record.Display))] = record.Id;
        if (record.ExternalId is { } externalId)
        {
            externalIds[(group, Fold(externalId))] = record.Id;
        }
    }

    public void Forget(string group, long id)
    {
        if (Find(group, id) is not { } record)
        {
            return;
        }

        groups[group].Remove(id);
        var name = (record.Definition.Name, Fold(record.Display));
        if (names.GetValueOrDefault(name) == id)
        {
            names.Remove(name);
        }

        if (record.ExternalId is { } externalId)
        {
            externalIds.Remove((group, Fold(externalId)));
        }
    }

    private static string Fold(string text) => text.ToUpperInvariant();
}
