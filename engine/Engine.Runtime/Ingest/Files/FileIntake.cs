using Engine.Core.Configuration;
using Engine.Core.Sources.Files;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Ingest.Files;

/// <summary>
/// Takes files in: all rows are read first, and one bad row refuses the file; then the file is kept, then noted, then its events are kept page by
/// page with how far it is. A death leaves either nothing that counts, or a file that goes on where it was. One file at a time, so that one is
/// in memory.
/// </summary>
internal sealed class FileIntake(
    IStore store, EventDesk desk, IntakeGate gate, FileStore files, KeptFiles kept, ISnapshotSource snapshots, ICrashPoints crash, TimeProvider clock) : IDisposable
{
    private const int PageRows = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);

    /// <param name="name">As the sender calls it.</param>
    /// <param name="staged">Is taken over, or dropped.</param>
    public async Task<FileOutcome> TakeAsync(ClientConfig client, DeclaredSource source, string name, StagedFile staged, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            crash.Pass(CrashPoint.AfterFileStaged);
            return await TakeInTurnAsync(client, source, name, staged, cancel);
        }
        finally
        {
            FileStore.Drop(staged);
            turn.Release();
        }
    }

    /// <summary>Goes on with the files that an earlier run did not finish. Gives those that cannot go on, with the reason.</summary>
    public async Task<IReadOnlyList<(KeptFile File, string Reason)>> ResumeAsync(CancellationToken cancel)
    {
        var stuck = new List<(KeptFile, string)>();
        foreach (var file in await store.Files.UnfinishedAsync())
        {
            if (!snapshots.Current.Clients.TryGetValue(file.Client, out var client) || client.Sources.GetValueOrDefault(file.Source) is not { Files: not null } source)
            {
                stuck.Add((file, "its source does not take files any more"));
            }
            else if (await files.ReadAsync(file.Hash, cancel) is not { } bytes)
            {
                stuck.Add((file, "its content is not in the data folder; send it again"));
            }
            else
            {
                await TakeRowsAsync(client, source, file, bytes, cancel);
            }
        }

        return stuck;
    }

    public void Dispose() => turn.Dispose();

    private async Task<FileOutcome> TakeInTurnAsync(ClientConfig client, DeclaredSource source, string name, StagedFile staged, CancellationToken cancel)
    {
        var known = await store.Files.FindAsync(client.Name, source.Name, staged.Hash);
        if (known is { IsTaken: true })
        {
            await store.Files.RepeatAsync(known.Number);
            return new FileOutcome.Taken(known, IsRepeat: true);
        }

        var receivedAt = known?.ReceivedAt ?? clock.GetUtcNow();
        var bytes = await File.ReadAllBytesAsync(staged.Path, cancel);
        if (FirstBad(client, source.Files!, new FileContent(source.Events, bytes, staged.Hash, receivedAt, client.Zone)) is { } bad)
        {
            return new FileOutcome.Refused(bad.Code, $"Line {bad.Line}: {bad.Message}");
        }

        var file = await KeepAsync(new NewFile(client.Name, source.Name, staged.Hash, name, staged.Size, receivedAt), staged, cancel);
        crash.Pass(CrashPoint.AfterFileNoted);
        return new FileOutcome.Taken(await TakeRowsAsync(client, source, file, bytes, cancel), IsRepeat: false);
    }

    private async Task<KeptFile> KeepAsync(NewFile file, StagedFile staged, CancellationToken cancel)
    {
        using var held = await kept.HoldAsync(cancel);
        files.Keep(staged);
        crash.Pass(CrashPoint.AfterFileKept);
        return await store.Files.BeginAsync(file);
    }

    private static FileEvent.Bad? FirstBad(ClientConfig client, FileRule rule, FileContent content)
    {
        FileEvent.Bad? bad = null;
        foreach (var read in FileEvents.Read(content, rule))
        {
            bad = read as FileEvent.Bad;
            (read as FileEvent.Row)?.Reading.Event.Release();
        }

        return bad;
    }

    private async Task<KeptFile> TakeRowsAsync(ClientConfig client, DeclaredSource source, KeptFile file, byte[] bytes, CancellationToken cancel)
    {
        var content = new FileContent(source.Events, bytes, file.Hash, file.ReceivedAt, client.Zone);
        var rows = FileEvents.Read(content, source.Files!).OfType<FileEvent.Row>().Skip((int)file.Rows);
        var taken = file.Rows;
        foreach (var page in rows.Chunk(PageRows))
        {
            await UntilOpenAsync(cancel);
            desk.Announce(client.Name, file.Source, await store.Files.TakeRowsAsync(
                file.Number, [.. page.Select(row => desk.Deliver(client, row.Reading.Event, row.Envelope) with { File = file.Number })], isLast: false));
            taken += page.Length;
            crash.Pass(CrashPoint.AfterFilePage);
        }

        await store.Files.TakeRowsAsync(file.Number, [], isLast: true);
        crash.Pass(CrashPoint.AfterFileTaken);
        return file with { Rows = taken, IsTaken = true };
    }

    private async Task UntilOpenAsync(CancellationToken cancel)
    {
        while (gate.Closed() is not null)
        {
            await Task.Delay(Pause, clock, cancel);
        }
    }
}
