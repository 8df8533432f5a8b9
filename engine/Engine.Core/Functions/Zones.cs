using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Values;
using NodaTime;

namespace Engine.Core.Functions;

/// <summary>Time zones that functions are given by name.</summary>
internal static class Zones
{
    public static DateTimeZone? Find(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    public static string Unknown(string name) =>
        $"There is no time zone '{name}'.{Suggestion.DidYouMean(name, DateTimeZoneProviders.Tzdb.Ids)} Zones have IANA names such as Europe/Berlin.";

    /// <summary>What is wrong with a written zone; null when nothing is, or when it is not written out.</summary>
    public static ArgumentProblem? Check(ImmutableArray<Value> written, int argument) =>
        written.Length > argument && written[argument].Kind == ValueKind.Text && Find(written[argument].AsText()) is null
            ? new ArgumentProblem(argument, FunctionCodes.UnknownOption, Unknown(written[argument].AsText()))
            : null;
}
