using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Puts what a mapping looks up into scope: what was found, or null where there is none.</summary>
internal sealed class LookUpValues
{
    private readonly SourceEvent source;
    private readonly EvaluationFrame frame;
    private readonly Observations observed;
    private LookUpResult result = LookUpResult.None;

    private LookUpValues(SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        this.source = source;
        this.frame = frame;
        this.observed = observed;
    }

    public static LookUpResult Fill(MappingConfig mapping, SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        if (mapping.LookUps.IsEmpty)
        {
            return LookUpResult.None;
        }

        var values = new LookUpValues(source, frame, observed);
        foreach (var lookUp in mapping.LookUps)
        {
            values.Fill(lookUp);
        }

        return values.result;
    }

    /// <summary>The records of NetSuite that are asked for by external id: they travel with those the mapping writes.</summary>
    public static IEnumerable<RecordKey> Keys(MappingConfig mapping, EvaluationFrame frame) => mapping.LookUps
        .OfType<LookUpMapping.OfNetSuite>()
        .Where(lookUp => lookUp.When is null || lookUp.When.Evaluate(frame) == Value.True)
        .SelectMany(lookUp => lookUp.Keys
            .Where(key => key.Field == LookUpKey.ExternalId)
            .Select(key => RecordKeys.KeyOf(lookUp.Type, key.Value, frame)))
        .OfType<RecordKey>();

    private void Fill(LookUpMapping lookUp)
    {
        frame[lookUp.Slot] = Value.Fail(MappingCodes.NotLookedUp, $"{lookUp.Name} has not been looked up.");
        var when = lookUp.When?.Evaluate(frame) ?? Value.True;
        if (when.IsFailure)
        {
            Problem(lookUp, MappingCodes.ConditionFailed.Id, when);
            return;
        }

        var value = when != Value.True ? Nothing(lookUp) : lookUp switch
        {
            LookUpMapping.OfSource fetch => Fetch(fetch),
            LookUpMapping.ListOfSource list => List(list),
            LookUpMapping.OfNetSuite search => Search(search),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        frame[lookUp.Slot] = value ?? frame[lookUp.Slot];
    }

    private static Value Nothing(LookUpMapping lookUp) => lookUp is LookUpMapping.ListOfSource ? Value.Of(ImmutableArray<Value>.Empty) : Value.Null;

    // Null when it is not known.
    private Value? Fetch(LookUpMapping.OfSource lookUp)
    {
        if (TextOf(lookUp, lookUp.Id, out var isUsable) is not { } id)
        {
            return isUsable ? Value.Null : null;
        }

        var api = SourceApis.Find(source.Source);
        var wanted = new SourceFetch(source.Source, lookUp.Object, id, source.ApiVersion) { Account = api?.AccountOf(source) };
        if (api?.Fetch(wanted) is null)
        {
            Problem(lookUp, MappingCodes.LookUpFailed.Id, $"\"{id}\" is no id that {source.Source} could have given to one of its objects ({lookUp.Object}).");
            return null;
        }

        switch (observed.LookUps.Fetched.GetValueOrDefault(wanted))
        {
            case Fetched.Found(var content):
                return content;
            case Fetched.Absent:
                return Value.Null;
            case Fetched.Unknown(var reason):
                result = result with { Unknown = result.Unknown ?? reason };
                return null;
            default:
                result = result with { Fetches = result.Fetches.Add(wanted), Unknown = result.Unknown ?? $"{wanted} was not fetched." };
                return null;
        }
    }

    // Null when it is not known.
    private Value? List(LookUpMapping.ListOfSource lookUp)
    {
        var filters = new List<string>(lookUp.Where.Length);
        foreach (var filter in lookUp.Where)
        {
            if (TextOf(lookUp, filter.Value, out var isUsable) is not { } text)
            {
                if (isUsable)
                {
                    Problem(lookUp, MappingCodes.LookUpFailed.Id, $"`{filter.Field}` is empty, and all objects of an account are more than an event can ask for.");
                }

                return null;
            }

            filters.Add($"{filter.Field}={Uri.EscapeDataString(text)}");
        }

        var wanted = new SourceQuery(
            source.Source, lookUp.Object, string.Join('&', filters), string.Join(',', lookUp.Expand), string.Join(',', lookUp.Keep), lookUp.Limit, source.ApiVersion, SourceApis.Find(source.Source)?.AccountOf(source));
        switch (observed.LookUps.Listed.GetValueOrDefault(wanted))
        {
            case Fetched.Found(var content):
                return content;
            case Fetched.Absent:
                Problem(lookUp, MappingCodes.LookUpFailed.Id, $"{source.Source} does not have what {wanted} are a part of.");
                return null;
            case Fetched.TooMany:
                Problem(lookUp, MappingCodes.LookUpFailed.Id, $"There are more than {lookUp.Limit} {wanted}; none of them was taken. A higher `limit` can be written in the mapping, up to 20000.");
                return null;
            case Fetched.Unknown(var reason):
                result = result with { Unknown = result.Unknown ?? reason };
                return null;
            default:
                result = result with { Queries = result.Queries.Add(wanted), Unknown = result.Unknown ?? $"{wanted} was not listed." };
                return null;
        }
    }

    // The first key that finds something decides; a key without an answer ends the search, since it might have been the one.
    private Value? Search(LookUpMapping.OfNetSuite lookUp)
    {
        foreach (var key in lookUp.Keys)
        {
            if (TextOf(lookUp, key.Value, out var isUsable) is not { } text)
            {
                if (isUsable)
                {
                    continue;
                }

                return null;
            }

            switch (IsNoInternalId(key, text) ? new Searched.Absent() : Ask(lookUp, key, text))
            {
                case Searched.Found(var record):
                    var note = $"Linked to {lookUp.Type.Name} {record.InternalId}, found by {key.Field} \"{text}\".";
                    result = result with { Found = result.Found.SetItem(lookUp.Name, new LinkedRecord(record.InternalId, note)) };
                    return record.Fields;
                case Searched.Several(var candidates):
                    Problem(lookUp, MappingCodes.SeveralFound.Id, $"{candidates.Length} records are a {new SearchKey(lookUp.Type.Name, key.Field, text)}: internal ids {string.Join(", ", candidates)}.");
                    return null;
                case Searched.Absent when key.Field == LookUpKey.InternalId:
                    Problem(lookUp, MappingCodes.NamedRecordMissing.Id, $"NetSuite has no {lookUp.Type.Name} with internal id {text}.");
                    return null;
                case Searched.Unknown(var reason):
                    result = result with { Unknown = result.Unknown ?? reason };
                    return null;
                case null:
                    var open = new SearchKey(lookUp.Type.Name, key.Field, text);
                    result = result with { Searches = result.Searches.Add(open), Unknown = result.Unknown ?? $"{open} was not looked up." };
                    return null;
            }
        }

        return Value.Null;
    }

    private static bool IsNoInternalId(LookUpKey key, string text) => key.Field == LookUpKey.InternalId && !text.All(char.IsAsciiDigit);

    private Searched? Ask(LookUpMapping.OfNetSuite lookUp, LookUpKey key, string text)
    {
        if (key.Field != LookUpKey.ExternalId)
        {
            return observed.LookUps.Searched.GetValueOrDefault(new SearchKey(lookUp.Type.Name, key.Field, text))
                ?? (observed.Otherwise is Observed.Absent ? new Searched.Absent() : null);
        }

        return !ExternalIds.IsValid(text) ? new Searched.Absent() : observed[new RecordKey(lookUp.Type.Name, text)] switch
        {
            Observed.Found({ OtherType: not null }) or Observed.Absent => new Searched.Absent(),
            Observed.Found(var record) => new Searched.Found(record),
            Observed.Unknown(var reason) => new Searched.Unknown(reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Null when there is nothing to look for; then <paramref name="isUsable"/> says whether that is an answer.</summary>
    private string? TextOf(LookUpMapping lookUp, CompiledExpression expression, out bool isUsable)
    {
        var value = expression.Evaluate(frame);
        var isMissing = value.IsNothing || (value.IsFailure && (value.AsFailure().Code == ExpressionCodes.PathMissing || value.AsFailure().Code == ExpressionCodes.ValueIsNull));
        isUsable = isMissing || value.Kind == ValueKind.Text;
        if (!isUsable)
        {
            Problem(lookUp, MappingCodes.LookUpFailed.Id, value);
        }

        return isUsable && !isMissing && !string.IsNullOrWhiteSpace(value.AsText()) ? value.AsText() : null;
    }

    // What depends on a look-up without an answer waits with it.
    private void Problem(LookUpMapping lookUp, string code, Value value)
    {
        if (!value.IsFailure || value.AsFailure().Code != MappingCodes.NotLookedUp)
        {
            Problem(lookUp, code, value.IsFailure ? value.AsFailure().Message : $"It is looked up by text, and the value is {value}.");
        }
    }

    private void Problem(LookUpMapping lookUp, string code, string message) =>
        result = result with { Problems = result.Problems.Add(new PlanProblem(code, $"{lookUp.Name}: {message}", null, null, lookUp.Span)) };
}
