using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;

namespace Engine.Core.Matching;

/// <summary>Compiles one match set: its parameters, then its tiers.</summary>
internal sealed class MatchSetCompiler(FrozenDictionary<string, Crosswalk> crosswalks, FindingSink findings)
{
    public MatchRuleSet Compile(WorkflowDocument workflow)
    {
        foreach (var injected in workflow.Injected)
        {
            findings.Error(MatchCodes.NotInATier, injected.Span, "A match set injects no workflows: the order of its tiers would stand in two files.");
        }

        var scope = MatchScope.Start;
        var parameters = Parameters(workflow.Globals, ref scope);
        var tiers = new MatchTierCompiler(scope, parameters, ContextOf, findings);
        var compiled = workflow.Rules.Select(tiers.Compile).ToList();
        return new MatchRuleSet
        {
            Name = workflow.Name.Text,
            Span = workflow.Span,
            Parameters = parameters,
            Tiers = [.. compiled.Where((_, at) => workflow.Rules[at].IsEnabled).OfType<MatchTier>()],
            Slots = scope.Names.Length,
        };
    }

    private ImmutableArray<MatchParameter> Parameters(ImmutableArray<ParameterDocument> documents, ref Scope scope)
    {
        var parameters = ImmutableArray.CreateBuilder<MatchParameter>(documents.Length);
        foreach (var document in documents)
        {
            if (scope.SlotOf(document.Name.Text) >= 0)
            {
                findings.Error(RuleCodes.NameTaken, document.Name.Span, $"`{document.Name.Text}` is already the name of an input or parameter. Choose another.");
                continue;
            }

            var context = ContextOf(MatchScope.OfPayment(scope));
            var tree = ExpressionCompiler.Parse(document.Expression, context);
            var node = tree is null ? null : ExpressionCompiler.Bind(document.Expression, tree, context);
            var slot = scope.Names.Length;
            scope = scope.With(document.Name.Text, node?.Known ?? Known.Anything);
            if (node is not null)
            {
                var uses = new MatchTestCompiler(parameters.ToImmutable()).UsesOf(tree!);
                var asksPayment = SyntaxNames.In(tree!).Contains(MatchScope.Payment) || uses.Places.Any(place => parameters[place].AsksPayment);
                parameters.Add(new MatchParameter(document.Name.Text, slot, node, asksPayment, uses));
            }
        }

        return parameters.ToImmutable();
    }

    private CompilationContext ContextOf(Scope scope) => new()
    {
        Scope = scope,
        Strictness = Strictness.Question,
        Crosswalks = crosswalks,
        IgnoresMemberCase = true,
        Findings = findings,
    };
}
