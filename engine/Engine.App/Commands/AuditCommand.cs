using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Engine.App.Output;
using Engine.Runtime.Access;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;

namespace Engine.App.Commands;

/// <summary><c>engine audit</c>: whether the data folder is what its audit chain says. Reads only; works beside a running service.</summary>
public sealed class AuditCommand : EngineCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Option<DirectoryInfo> data = DataOption.Create();
    private readonly Option<string?> checkpoint = new("--checkpoint") { Description = "What engine audit head printed at an earlier time, kept elsewhere." };
    private readonly Option<bool> deep = new("--deep") { Description = "Check the pages of the database too." };
    private readonly Option<bool> json = new("--json") { Description = "Print one JSON document." };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine audit head",
        "engine audit verify --deep",
        "engine audit verify --checkpoint 783:736b555a51d45aa65ec1ff8fe7e2a3acb0d5d15df2a6b1ac90b3adb288a8e781",
    ];

    public override Command Build()
    {
        var head = new Command("head", "Prints a checkpoint of the audit chain, to keep elsewhere.") { data };
        head.SetAction(HeadAsync);
        var verify = new Command("verify", "Compares every row with what was announced of it; 1 when one is changed, missing or added.") { data, checkpoint, deep, json };
        verify.SetAction(VerifyAsync);
        return new Command("audit", "Checks the audit chain of a data folder.") { head, verify };
    }

    private Task<int> HeadAsync(ParseResult parsed, CancellationToken cancel) => WithAsync(parsed, async audit =>
    {
        await parsed.InvocationConfiguration.Output.WriteLineAsync((await audit.HeadAsync()).ToString());
        return ExitCodes.Fine;
    });

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancel)
    {
        var text = parsed.GetValue(checkpoint);
        var kept = text is null ? null : AuditCheckpoint.Read(text);
        if (text is not null && kept is null)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"\"{text}\" is no checkpoint. It is NUMBER:HASH, as engine audit head prints it.");
            return ExitCodes.Unusable;
        }

        return await WithAsync(parsed, async audit =>
        {
            var report = await audit.VerifyAsync(kept, parsed.GetValue(deep), cancel);
            Write(parsed, report);
            return report.Total == 0 ? ExitCodes.Fine : ExitCodes.Findings;
        });
    }

    private async Task<int> WithAsync(ParseResult parsed, Func<IAudit, Task<int>> action)
    {
        var opening = SqliteStore.OpenAudit(parsed.GetRequiredValue(data).FullName);
        if (opening is StoreOpening<IAudit>.Opened(var audit))
        {
            return await action(audit);
        }

        var refused = (StoreOpening<IAudit>.Refused)opening;
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"{refused.Code} {refused.Message}");
        return ExitCodes.Unusable;
    }

    private void Write(ParseResult parsed, AuditReport report)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            var document = new { formatVersion = JsonOutput.FormatVersion, head = report.Head.ToString(), report.Entries, report.Rows, findings = report.Findings, findingsTotal = report.Total };
            output.WriteLine(JsonSerializer.Serialize(document, Indented));
            return;
        }

        foreach (var finding in report.Findings)
        {
            output.WriteLine($"{AccessCodes.AuditBroken.Id} {finding.Place}: {finding.Message}");
        }

        output.WriteLine(report.Total == 0
            ? $"{report.Rows} rows are as {report.Entries} entries announce them. Checkpoint: {report.Head}"
            : $"{report.Total} findings in {report.Rows} rows. Checkpoint: {report.Head}");
    }
}
