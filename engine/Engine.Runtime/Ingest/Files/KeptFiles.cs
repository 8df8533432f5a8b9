using System.Text;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Files;

/// <summary>Deletes the content of files that is needed no more: what was erased, and what a death left before it was noted.</summary>
/// <param name="store">Null when no data folder is known: then no file is kept.</param>
internal sealed class KeptFiles(IFiles files, FileStore? store) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>While it is held nothing is swept; whoever keeps a file and notes it holds it.</summary>
    public async Task<IDisposable> HoldAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        return new Held(turn);
    }

    /// <summary>Gives how many were deleted.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        if (store is null)
        {
            return 0;
        }

        using var held = await HoldAsync(cancel);
        return store.Sweep(await files.NeededAsync());
    }

    /// <summary>Erases the files of a client that name a subject, as a whole word.</summary>
    public async Task EraseSubjectAsync(SubjectErasure wanted, CancellationToken cancel)
    {
        if (store is null)
        {
            return;
        }

        var subject = Encoding.UTF8.GetBytes(wanted.Subject);
        foreach (var (number, hash) in await files.ErasableAsync(wanted.Client))
        {
            if (await store.ReadAsync(hash, cancel) is { } content && SubjectWord.IsIn(content, subject))
            {
                await files.EraseAsync(number, wanted.At);
            }
        }

        await SweepAsync(cancel);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
