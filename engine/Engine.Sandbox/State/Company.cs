using System.Collections.Immutable;
using Engine.Sandbox.Books;
using Engine.Sandbox.Switches;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.State;

/// <summary>The simulated account's records. Not safe for threads by itself: every use holds <see cref="Gate"/>.</summary>
/// <param name="builtIn">The record types before the account's own extensions.</param>
internal sealed class Company(RecordCatalog builtIn)
{
    // Internal ids of new records start here, clear of the ids that seeds name.
    private const long FirstNewId = 1001;

    private readonly Dictionary<string, SortedDictionary<long, StoredRecord>> groups = [];
    private readonly Dictionary<(string Group, string Folded), long> externalIds = [];
    private readonly Dictionary<string, long> lastIds = [];
    private readonly Dictionary<(string Type, string Folded), long> names = [];
    private readonly List<RecordAddress> changes = [];
    private RecordCatalog? extended;

    public Lock Gate { get; } = new();

    /// <summary>What the account does where no source says what a real one does.</summary>
    public SwitchBoard Switches { get; } = new();

    /// <summary>Told of every commit; null when nobody listens.</summary>
    public Action<IReadOnlyList<Change>>? Committed { get; set; }

    public RecordCatalog Catalog => extended ?? builtIn;

    /// <summary>What the account added to the built-in record types, in order.</summary>
    public ImmutableArray<CatalogExtension> Extensions { get; private set; } = [];

    public AccountSettings Settings { get; set; } = new();

    public Ledger Ledger { get; } = new();

    public LinkIndex Links { get; } = new();

    /// <summary>Grows with every record written or removed.</summary>
    public int Revision => changes.Count;

    /// <summary>The last internal id given out in each group.</summary>
    public IReadOnlyDictionary<string, long> LastIds => lastIds;

    public IEnumerable<StoredRecord> In(string group) => groups.TryGetValue(group, out var records) ? records.Values : [];

    public IEnumerable<StoredRecord> OfType(string name) => Catalog.Find(name) is { } definition
        ? In(definition.Group).Where(record => record.Definition.Name == definition.Name)
        : [];

    /// <summary>Every record, by group name and internal id.</summary>
    public IEnumerable<StoredRecord> All => groups.OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group.Value.Values);

    /// <summary>What was written or removed after a revision, oldest first; a record changed twice stands there twice.</summary>
    public IEnumerable<RecordAddress> ChangedSince(int revision) => changes.Skip(revision);

    public StoredRecord? Find(string group, long id) =>
        groups.TryGetValue(group, out var records) ? records.GetValueOrDefault(id) : null;

    public StoredRecord? Transaction(long id) => Find(RecordGroups.Transaction, id);

    /// <summary>By external id, which is unique in the group and compared without case.</summary>
    public StoredRecord? FindExternal(string group, string externalId) =>
        externalIds.TryGetValue((group, Fold(externalId)), out var id) ? Find(group, id) : null;

    /// <summary>By the name that <see cref="RecordDefinition.DisplayedBy"/> points at, without case.</summary>
    public StoredRecord? FindNamed(RecordDefinition definition, string name) =>
        names.TryGetValue((definition.Name, Fold(name)), out var id) ? Find(definition.Group, id) : null;

    /// <summary>What later transactions took from this one, or made of it.</summary>
    public IEnumerable<DocumentLink> LinksTo(long transaction) => Links.To(transaction).Select(Transaction).OfType<StoredRecord>()
        .SelectMany(DocumentLinks.Of).Where(link => link.Previous == transaction);

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
        changes.Add(new RecordAddress(group, record.Id));
        Links.Add(record);
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
        changes.Add(new RecordAddress(group, id));
        Links.Remove(record);
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

    /// <summary>Forgets everything, for a saved state to take its place.</summary>
    public void Clear()
    {
        foreach (var record in All.ToList())
        {
            Forget(record.Definition.Group, record.Id);
            Ledger.Unpost(record.Id);
        }

        lastIds.Clear();
        extended = null;
        Extensions = [];
        Settings = new AccountSettings();
    }

    /// <summary>Adds to a record type. Records that are there already have it too.</summary>
    /// <exception cref="ArgumentException">The extension does not fit.</exception>
    public void Extend(CatalogExtension extension)
    {
        extended = CatalogExtensions.Apply(Catalog, extension);
        Extensions = Extensions.Add(extension);
        var definition = Catalog.Find(extension.Record)!;
        foreach (var record in OfType(definition.Name).ToList())
        {
            Put(record with { Definition = definition });
        }
    }

    /// <summary>Ids go on from here.</summary>
    public void ContinueIds(string group, long last) => lastIds[group] = Math.Max(lastIds.GetValueOrDefault(group), last);

    private static string Fold(string text) => text.ToUpperInvariant();
}
