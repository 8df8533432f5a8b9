using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Diagnostics;
using Engine.Runtime.Hosting;

namespace Engine.Runtime.Ingest.Files;

/// <summary>A folder into which a source's files are dropped, with <c>done/</c> and <c>refused/</c> in it.</summary>
internal sealed class DropFolder(string path)
{
    private const string Done = "done";
    private const string Refused = "refused";

    private static readonly string[] UnfinishedEndings = [".tmp", ".part", ".filepart"];

    public string Path => path;

    public bool IsThere => Directory.Exists(path);

    /// <summary>What lies in it and is no file of ours or half-written by its name, the oldest first.</summary>
    public IReadOnlyList<FileSystemInfo> Entries() =>
    [
        .. new DirectoryInfo(path).EnumerateFileSystemInfos()
            .Where(entry => !entry.Name.StartsWith('.') && !UnfinishedEndings.Any(ending => entry.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Where(entry => entry is not DirectoryInfo || entry.Name is not (Done or Refused))
            .OrderBy(entry => entry.LastWriteTimeUtc)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal),
    ];

    /// <summary>Where files go of which nothing was taken.</summary>
    public string RefusedFolder => System.IO.Path.Combine(path, Refused);

    /// <summary>Moves a file away and writes beside it what became of it.</summary>
    public void Move(FileSystemInfo file, FileOutcome outcome, DateTimeOffset at)
    {
        var folder = outcome is FileOutcome.Taken ? System.IO.Path.Combine(path, Done) : RefusedFolder;
        Directory.CreateDirectory(folder);
        var target = FreeName(folder, file.Name);

        // The reason first: a file that lies there without one would puzzle whoever finds it.
        File.WriteAllText(target + ".reason.json", Reason(file.Name, outcome, at).ToJsonString(OperationsJson.Indented) + "\n");
        File.Move(file.FullName, target);
    }

    private static string FreeName(string folder, string name)
    {
        var target = System.IO.Path.Combine(folder, name);
        for (var n = 2; System.IO.Path.Exists(target); n++)
        {
            target = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileNameWithoutExtension(name)}-{n}{System.IO.Path.GetExtension(name)}");
        }

        return target;
    }

    private static JsonObject Reason(string name, FileOutcome outcome, DateTimeOffset at)
    {
        var json = new JsonObject { ["formatVersion"] = OperationsJson.FormatVersion, ["file"] = name, ["at"] = at };
        switch (outcome)
        {
            case FileOutcome.Taken(var taken, var isRepeat):
                json["code"] = isRepeat ? "repeated" : "accepted";
                json["message"] = isRepeat ? $"The same content was taken before, as {taken.Name}; nothing more is done." : EventCount.Kept(taken.Rows);
                json["number"] = taken.Number;
                json["sha256"] = taken.Hash;
                json["size"] = taken.Size;
                json["events"] = taken.Rows;
                break;
            case FileOutcome.Refused(var code, var message):
                json["code"] = code.Id;
                json["message"] = message;
                json["help"] = code.Help;
                break;
        }

        return json;
    }
}
