namespace Engine.Runtime.Storage.Sqlite;

/// <summary>A request to the writer that is answered with a value.</summary>
internal sealed class SqliteWrite<T>(Func<PreparedConnection, T> work, bool isAlone = false) : SqliteWrite
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? failure;
    private T? answer;

    public Task<T> Result => completion.Task;

    public override bool IsAlone => isAlone;

    public override bool TryRun(PreparedConnection connection)
    {
        try
        {
            failure = null;
            answer = work(connection);
            return true;
        }
        catch (Exception thrown)
        {
            // Whatever it is belongs to whoever asked, not to the writer.
            failure = thrown;
            return false;
        }
    }

    public override void Complete()
    {
        if (failure is null)
        {
            completion.SetResult(answer!);
        }
        else
        {
            completion.SetException(failure);
        }
    }

    public override void Fail(Exception failure) => completion.TrySetException(failure);
}
