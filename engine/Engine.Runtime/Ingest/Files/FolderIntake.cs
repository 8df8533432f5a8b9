using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest.Files;

/// <summary>
/// Looks into the drop folders of the sources again and again. A file is read when its size and time have not changed for a while; one that
/// changes while it is read is left for later. Notifications of the file system are not relied on: network folders do not send them.
/// </summary>
internal sealed class FolderIntake(
    ISnapshotSource snapshots, FileIntake intake, FileStore files, KeptFiles kept, IExceptions items, RefusalCounters refusals, IntakeGate gate, IntakeOptions options, TimeProvider clock, ILogger<FolderIntake> logger)
    : BackgroundService
{
    private readonly Dictionary<string, SeenFile> seen = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ResumeAsync(stoppingToken);
            while (true)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(options.FolderInterval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop; a file under way goes on at the next start.
        }
    }

    private async Task ResumeAsync(CancellationToken cancel)
    {
        try
        {
            files.Clean();
            await kept.SweepAsync(cancel);
            foreach (var (file, reason) in await intake.ResumeAsync(cancel))
            {
                logger.LogError("File {File} of {Client} was taken only in part: {Reason}.", file.Name, file.Client, reason);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Storage is gone: what is unfinished stays so, and the next start or the sender goes on with it.
            logger.LogError(failure, "Files that an earlier run left unfinished could not be gone on with.");
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var client in snapshots.Current.Clients.Values)
        {
            foreach (var source in client.Sources.Values.Where(source => source is { Folder: not null, Files: not null }))
            {
                await LookAsync(client, source, new DropFolder(Path.Combine(options.ProjectFolder ?? "", source.Folder!)), present, cancel);
            }
        }

        foreach (var gone in seen.Keys.Where(path => !present.Contains(path)).ToList())
        {
            seen.Remove(gone);
        }
    }

    private async Task LookAsync(ClientConfig client, DeclaredSource source, DropFolder folder, HashSet<string> present, CancellationToken cancel)
    {
        if (gate.Closed(client.Name, source.Name) is not null)
        {
            return;
        }

        present.Add(folder.Path);
        if (!folder.IsThere)
        {
            Note(folder.Path, new SeenFile(0, default, 0, IsSettled: true), RuntimeCodes.FileUnreadable, "The folder is not there.");
            return;
        }

        seen.Remove(folder.Path);
        foreach (var entry in Entries(folder))
        {
            present.Add(entry.FullName);
            try
            {
                await LookAsync(client, source, folder, entry, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A lost dependency: storage, disk, rights. The file stays where it is and is looked at again.
                logger.LogError(failure, "File {File} of {Client} could not be taken.", entry.Name, client.Name);
            }
        }
    }

    private IReadOnlyList<FileSystemInfo> Entries(DropFolder folder)
    {
        try
        {
            return folder.Entries();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            logger.LogError(failure, "The folder {Folder} cannot be read.", folder.Path);
            return [];
        }
    }

    private async Task LookAsync(ClientConfig client, DeclaredSource source, DropFolder folder, FileSystemInfo entry, CancellationToken cancel)
    {
        var now = Now(entry);
        if (seen.GetValueOrDefault(entry.FullName) is not { } before || (before.Length, before.WrittenAt) != (now.Length, now.WrittenAt))
        {
            seen[entry.FullName] = now;
            return;
        }

        var patience = now.Length == 0 && entry is FileInfo ? options.EmptyFileSettle : options.FileSettle;
        if (!before.IsSettled && clock.GetElapsedTime(before.Since) >= patience)
        {
            await TakeAsync(client, source, folder, entry, now, cancel);
        }
    }

    private async Task TakeAsync(ClientConfig client, DeclaredSource source, DropFolder folder, FileSystemInfo entry, SeenFile now, CancellationToken cancel)
    {
        if (IsNameless(entry.Name) || (entry is DirectoryInfo && entry.LinkTarget is null))
        {
            Note(entry.FullName, now, RuntimeCodes.NotAFile, "It is a folder, or its name is not text. It is left where it is.");
            return;
        }

        if ((Unfit(entry, now) ?? await TryReadAsync(client, source, entry, now, cancel)) is not { } outcome)
        {
            return;
        }

        // Told before it is moved: a death in between finds it there and tells it once more, which is the same item.
        await TellAsync(client, source, folder, entry.Name, outcome);
        seen[entry.FullName] = now with { IsSettled = true };
        folder.Move(entry, outcome, clock.GetUtcNow());
    }

    // Nobody waits for an answer here, as the sender of a posted file does: a refusal is an item until a file of that name is taken.
    private async Task TellAsync(ClientConfig client, DeclaredSource source, DropFolder folder, string name, FileOutcome outcome)
    {
        string? told = null;
        if (outcome is FileOutcome.Refused(var code, var message))
        {
            refusals.Count(client.Name, code.Id);
            told = $"{name} of {source.Name} was refused: {code.Id} {message} It lies in {folder.RefusedFolder}.";
            logger.LogWarning("{Code} File of {Client}: {Told}", RuntimeCodes.FileRefused.Id, client.Name, told);
        }

        await items.KeepAsync(RefusedFile.Of(client.Name, source.Name, name, told, clock.GetUtcNow()));
    }

    // Once, and looked at again: whoever gives the rights does not touch the file.
    private async Task TellUnreadAsync(ClientConfig client, DeclaredSource source, FileSystemInfo entry, SeenFile now, Exception closed)
    {
        if (seen.GetValueOrDefault(entry.FullName) is not { IsTold: true })
        {
            var told = $"{entry.Name} of {source.Name} cannot be read: {closed.Message} It is left where it is, and tried again.";
            logger.LogWarning("{Code} File of {Client}: {Told}", RuntimeCodes.FileUnreadable.Id, client.Name, told);
            await items.KeepAsync(RefusedFile.Of(client.Name, source.Name, entry.Name, told, clock.GetUtcNow()));
        }

        seen[entry.FullName] = now with { IsTold = true };
    }

    private static FileOutcome.Refused? Unfit(FileSystemInfo entry, SeenFile now) => now.Length switch
    {
        _ when entry.LinkTarget is not null => new FileOutcome.Refused(RuntimeCodes.NotAFile, "It is a link. What it points to was not read."),
        0 => new FileOutcome.Refused(RuntimeCodes.EmptyFile, "The file is empty."),
        > FileStore.MaxBytes => new FileOutcome.Refused(RuntimeCodes.FileTooLarge, $"The file has {now.Length} bytes; at most {FileStore.MaxBytes} are taken."),
        _ => null,
    };

    /// <summary>Null when the file is gone, changed meanwhile, or may not be read: then it stays where it is.</summary>
    private async Task<FileOutcome?> TryReadAsync(ClientConfig client, DeclaredSource source, FileSystemInfo entry, SeenFile now, CancellationToken cancel)
    {
        FileStream content;
        try
        {
            content = new FileStream(entry.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            await TellUnreadAsync(client, source, entry, now, closed);
            return null;
        }

        StagedFile? staged;
        await using (content)
        {
            staged = await files.StageAsync(content, cancel);
        }

        entry.Refresh();
        if (staged is null || !entry.Exists || Now(entry) is var then && (then.Length, then.WrittenAt) != (now.Length, now.WrittenAt))
        {
            if (staged is not null)
            {
                FileStore.Drop(staged);
            }

            seen.Remove(entry.FullName);
            return null;
        }

        return await intake.TakeAsync(client, source, entry.Name, staged, cancel);
    }

    private SeenFile Now(FileSystemInfo entry) => new((entry as FileInfo)?.Length ?? 0, entry.LastWriteTimeUtc, clock.GetTimestamp(), IsSettled: false);

    // Bytes that are no UTF-8 become the replacement character: such a file cannot be opened by the name that is shown.
    private static bool IsNameless(string name) => name.Any(character => char.IsControl(character) || character == '\uFFFD');

    private void Note(string path, SeenFile now, DiagnosticCode code, string message)
    {
        if (seen.GetValueOrDefault(path) is not { IsSettled: true })
        {
            logger.LogWarning("{Code} {Path}: {Message}", code.Id, path, message);
        }

        seen[path] = now with { IsSettled = true };
    }
}
