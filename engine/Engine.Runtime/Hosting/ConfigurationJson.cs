using System.Text.Json.Nodes;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Runtime.Hosting;

/// <summary>The state of the configuration as JSON: which revision is in force, and which one the folder offers.</summary>
internal static class ConfigurationJson
{
    private const int MostFindings = 100;

    /// <summary>With the clients and the findings.</summary>
    public static JsonObject Of(ConfigurationState state)
    {
        var json = Summary(state);
        json.Insert(0, "formatVersion", OperationsJson.FormatVersion);
        json["clients"] = new JsonArray([
            .. (state.InForce?.Clients.Values ?? []).OrderBy(client => client.Name, StringComparer.Ordinal)
                .Select(client => new JsonObject { ["name"] = client.Name, ["revision"] = client.Revision }),
        ]);
        json["findings"] = new JsonArray([.. (state.Refused?.Findings ?? []).Take(MostFindings).Select(Of)]);
        return json;
    }

    /// <summary>Both revisions, how many errors keep the offered one from being used, and since when.</summary>
    public static JsonObject Summary(ConfigurationState state) => new()
    {
        ["state"] = state.Refused is null ? "inForce" : "refused",
        ["inForce"] = new JsonObject { ["revision"] = state.InForce?.Revision, ["since"] = state.Since },
        ["offered"] = state.Refused is { } refused
            ? new JsonObject
            {
                ["revision"] = refused.Revision,
                ["at"] = refused.OfferedAt,
                ["refusedSince"] = refused.Since,
                ["errors"] = refused.Errors,
                ["warnings"] = refused.Findings.Length - refused.Errors,
            }
            : new JsonObject { ["revision"] = state.InForce?.Revision, ["at"] = state.Since, ["errors"] = 0 },
    };

    private static JsonObject Of(Finding finding) => new()
    {
        ["code"] = finding.Code.Id,
        ["severity"] = finding.Severity == Severity.Error ? "error" : "warning",
        ["file"] = finding.Span.File,
        ["line"] = finding.Span.Start.Line,
        ["column"] = finding.Span.Start.Column,
        ["message"] = finding.Message,
    };
}
