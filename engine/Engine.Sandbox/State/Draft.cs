using Engine.Sandbox.Types;

namespace Engine.Sandbox.State;

/// <summary>The changes of one request, kept apart until all of them are accepted: a refusal leaves nothing behind.</summary>
internal sealed class Draft(Company company)
{
    private readonly Dictionary<(string Group, long Id), StoredRecord?> changes = [];

    public StoredRecord? Find(string group, long id) =>
        changes.TryGetValue((group, id), out var changed) ? changed : company.Find(group, id);

    public StoredRecord? Transaction(long id) => Find(RecordGroups.Transaction, id);

    public void Put(StoredRecord record) => changes[(record.Definition.Group, record.Id)] = record;

    public void Remove(StoredRecord record) => changes[(record.Definition.Group, record.Id)] = null;

    public void Commit()
    {
        var before = changes.ToDictionary(change => change.Key, change => company.Find(change.Key.Group, change.Key.Id));
        foreach (var ((group, id), record) in changes)
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

        company.Committed?.Invoke([.. changes.Select(change => new Change(before[change.Key], change.Value))]);
    }
}
