using System.Collections.Immutable;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>Look up, read, create and update, by record type. Creating and updating are tried by asking for the form, which nothing is saved by
/// [inferred: that NetSuite asks for the same permission].</summary>
internal sealed class PermissionsCheck : AccountCheck
{
    private const string Update = "update";

    public override string Name => "permissions";

    public override string Asks => "whether the engine's role may do what the mappings do";

    public override int Order => 40;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var refused = ImmutableArray.CreateBuilder<CheckFinding>();
        var (allowed, untried) = (new List<string>(), new List<string>());
        foreach (var use in patient.Uses)
        {
            var tried = await TryAsync(patient, use, cancel);
            var judged = tried.Select(attempt => (attempt.Operation, Finding: Judge(use, attempt.Operation, attempt.Answer))).ToList();
            refused.AddRange(judged.Select(attempt => attempt.Finding).OfType<CheckFinding>());
            if (judged.Exists(attempt => attempt.Finding is null))
            {
                allowed.Add($"{use.Type.Name} ({string.Join(", ", judged.Where(attempt => attempt.Finding is null).Select(attempt => attempt.Operation))})");
            }

            if (use.Updates && !judged.Exists(attempt => attempt.Operation == Update))
            {
                untried.Add(use.Type.Name);
            }
        }

        ImmutableArray<CheckFinding> told = [CheckFinding.Ok(allowed.Count > 0 ? $"Allowed: {string.Join(", ", allowed)}." : "Nothing is allowed.")];
        return untried.Count == 0
            ? [.. told, .. refused]
            : [.. told, .. refused, CheckFinding.Ok($"Updating could not be tried, since there is no record yet: {string.Join(", ", untried)}.")];
    }

    private static async Task<ImmutableArray<(string Operation, Inspected Answer)>> TryAsync(Patient patient, RecordUse use, CancellationToken cancel)
    {
        var tried = ImmutableArray.CreateBuilder<(string Operation, Inspected Answer)>();
        var statement = $"SELECT id FROM {use.Type.SuiteQlTable}{(use.Type.SuiteQlType is { } code ? $" WHERE type = '{code}'" : "")} ORDER BY id DESC FETCH FIRST 1 ROWS ONLY";
        tried.Add(("look up", await patient.Inspector.QueryAsync(statement, cancel)));
        var listed = await patient.Inspector.ListAsync(use.Type.Name, cancel);
        tried.Add(("read", listed));
        if (use.Creates)
        {
            tried.Add(("create", await patient.NewFormAsync(use.Type.Name, cancel)));
        }

        // Without any record there is nothing whose form could be asked for.
        if (use.Updates && FirstId(listed) is { } id)
        {
            tried.Add((Update, await patient.Inspector.FormOfAsync(use.Type.Name, id, cancel)));
        }

        return tried.ToImmutable();
    }

    private static string? FirstId(Inspected listed) =>
        listed is Inspected.Answer { Content: var content } && content.Member("items") is { Kind: ValueKind.List } items && items.AsList() is [var first, ..] && !first.Member("id").IsNothing
            ? first.Member("id").ToString()
            : null;

    private static CheckFinding? Judge(RecordUse use, string operation, Inspected answer) => answer switch
    {
        Inspected.Answer { Status: 204 } => CheckFinding.Error(
            $"The account took the question for the form of {use.Type.Name} as a write ({operation}).", "Look for an empty record that was made just now and delete it; then report this.", Who.Administrator),
        Inspected.Answer => null,
        Inspected.Refused { Error.Class: NetSuiteErrorClass.Permission } refused => CheckFinding.Error(
            $"The engine's role may not {operation} {use.Type.Name}. {refused.Trouble}", "Give the role of the integration the permission.", Who.Administrator),
        var other => CheckFinding.Warning(
            $"Whether the engine's role may {operation} {use.Type.Name} is not known. {other.Trouble}", "Run it again; if it persists, compare the role's permissions with the mappings by hand.", Who.Operator),
    };
}
