using System.Collections.Immutable;
using System.CommandLine;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.App.Commands;

/// <summary><c>engine backup FILE</c>: a copy of the data of one moment, made while the service runs, and verified.</summary>
public sealed class BackupCommand : EngineCommand
{
    private readonly Argument<FileInfo> file = new("file") { Description = "Where the copy goes; it must not exist." };
    private readonly Option<DirectoryInfo> data = DataOption.Create();

    public override ImmutableArray<string> Examples { get; } = ["engine backup engine-monday.db --data /var/lib/engine"];

    public override Command Build()
    {
        var command = new Command("backup", "Copies the data folder into one file, while the service runs too, and verifies the copy.") { file, data };
        command.SetAction((parsed, cancel) => StoreCopies.ReportAsync(
            parsed, () => SqliteBackup.WriteAsync(parsed.GetRequiredValue(data).FullName, parsed.GetRequiredValue(file).FullName, cancel)));
        return command;
    }
}
