using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>Puts all that a mapping asks and derives into scope, for who looks at a decision after it was made.</summary>
internal static class AnsweredNames
{
    /// <summary>Whether everything has its answer; else the records cannot be made of it.</summary>
    public static bool Fill(MappingConfig mapping, SourceEvent source, EvaluationFrame frame, Observations observed)
    {
        LookUpValues.Fill(mapping, source, frame, observed);
        var needs = Needs.Answer(mapping, source, frame, observed);
        var matches = MatchQuestions.Fill(mapping, source, frame, observed);
        RecordReads.Fill(mapping, frame, observed);
        Checks.Derive(mapping, frame);
        return needs is { Missing.IsEmpty: true, Unknown: null, Problems.IsEmpty: true } && matches is { Unknown: null, Problems.IsEmpty: true };
    }
}
