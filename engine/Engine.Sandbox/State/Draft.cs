using Engine.Sandbox.Books;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.State;

/// <summary>The changes of one request, kept apart until all of them are accepted: a refusal leaves nothing behind.</summary>
internal sealed class Draft(Company company)
{
    private readonly Dictionary<RecordAddress, StoredRecord?> changes = [];

    public StoredRecord? Find(string group, long id) =>
        changes.TryGetValue(new RecordAddress(group, id), out var changed) ? changed : company.Find(group, id);

    public StoredRecord? Transaction(long id) => Find(RecordGroups.Transaction, id);

    public void Put(StoredRecord record) => changes[new RecordAddress(record.Definition.Group, record.Id)] = record;

    public void Remove(StoredRecord record) => changes[new RecordAddress(record.Definition.Group, record.Id)] = null;

    /// <summary>Keeps the changes and posts them; when the books do not take them, everything is as it was.</summary>
    public void Commit()
    {
        var before = changes.Keys.ToDictionary(address => address, address => company.Find(address.Group, address.Id));
        Keep(changes);
        try
        {
            Bookkeeper.Post(company, before.Values.Concat(changes.Values).OfType<StoredRecord>());
        }
        catch
        {
            // Whatever it is, half a posting must not stay: the exception goes on.
            Keep(before);
            Bookkeeper.Post(company, before.Values.Concat(changes.Values).OfType<StoredRecord>());
            throw;
        }

        company.Committed?.Invoke([.. changes.Select(change => new Change(before[change.Key], change.Value))]);
    }

    private void Keep(Dictionary<RecordAddress, StoredRecord?> records)
    {
        foreach (var ((group, id), record) in records)
        {
            if (record is null)
            {
                company.Forget(group, id);
            }
            else
            {
                company.Put(record);
            }
        }
    }
}
