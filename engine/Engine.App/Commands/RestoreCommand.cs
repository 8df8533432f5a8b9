using System.Collections.Immutable;
using System.CommandLine;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.App.Commands;

/// <summary><c>engine restore FILE</c>: the data of a backup, in a folder that holds none.</summary>
public sealed class RestoreCommand : EngineCommand
{
    private readonly Argument<FileInfo> file = new("file") { Description = "What engine backup wrote." };
    private readonly Option<DirectoryInfo> data = DataOption.Create();

    public override ImmutableArray<string> Examples { get; } = ["engine restore engine-monday.db --data restored"];

    public override Command Build()
    {
        var command = new Command("restore", "Puts a backup into an empty data folder, verified. What was sent to NetSuite after the backup is looked up again, not sent twice.") { file, data };
        command.SetAction((parsed, cancel) => StoreCopies.ReportAsync(
            parsed, () => SqliteBackup.RestoreAsync(parsed.GetRequiredValue(file).FullName, parsed.GetRequiredValue(data).FullName, cancel)));
        return command;
    }
}
