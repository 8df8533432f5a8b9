using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;

namespace Engine.Core.Matching;

/// <summary>Compiles the tiers of one match set, in order.</summary>
internal sealed class MatchTierCompiler(Scope scope, ImmutableArray<MatchParameter> parameters, Func<Scope, CompilationContext> contextOf, FindingSink findings)
{
    private const int LargestPass = 100;

    private static readonly ImmutableArray<string> SubsetMembers = ["MinSize", "MaxSize", "MaxCandidates", "MaxNodes", "GaveUp"];

    private readonly MatchTestCompiler tests = new(parameters);
    private int lastPass;

    /// <summary>Null when it cannot be compiled; the findings say why.</summary>
    public MatchTier? Compile(RuleDocument rule)
    {
        RefuseOtherParts(rule);
        var select = Word(rule, "Select", MatchSelection.One);
        var action = Action(rule);
        var pass = Pass(rule);
        var expression = rule.Expression is null ? null : tests.Compile(rule.Expression, contextOf(MatchScope.OfInvoice(scope)));
        var each = Optional(rule, "Each", MatchScope.OfInvoice(scope));
        var together = Optional(rule, "Together", MatchScope.OfGroup(scope));
        var subset = Subset(rule, select);
        var shortTreatment = Word(rule, "Short", ShortTreatment.LeaveOpen);
        var account = Expression(rule, "Account", MatchScope.OfGroup(scope));
        var deduction = Expression(rule, "DeductionAccount", MatchScope.OfDeduction(scope));
        CheckAccount(rule, shortTreatment);
        if (expression is not { } found || each is null || together is null)
        {
            return null;
        }

        ImmutableArray<MatchTest> own = [.. found.Where(test => test.AsksInvoice)];
        var access = MatchAccessPlanner.Choose(own);
        var tier = new MatchTier
        {
            Name = rule.Name.Text,
            Span = rule.Name.Span,
            Pass = pass,
            Select = select,
            Action = action,
            Otherwise = Word(rule, "Otherwise", MatchFallback.Next),
            Tie = Word(rule, "Tie", MatchFallback.Review),
            Subset = subset,
            Short = shortTreatment,
            Over = Word(rule, "Over", OverTreatment.Unapplied),
            Gates = [.. found.Where(test => !test.AsksInvoice)],
            Tests = own,
            Each = each.Value,
            Together = together.Value,
            Sought = [.. found.Select(test => test.Text)],
            Proof = [.. found.Concat(each.Value).Concat(together.Value).Select(test => test.Text)],
            Account = account,
            DeductionAccount = deduction,
            Reason = ErrorTextReader.Read(rule.ErrorMessage, MatchScope.OfPayment(scope), findings),
            Uses = ParameterUse.Of(found.Select(test => test.Uses)),
            LaterUses = ParameterUse.Of([.. each.Value.Concat(together.Value).Select(test => test.Uses), UsesOf(account), UsesOf(deduction), UsesOf(rule.ErrorMessage)]),
            AsksInvoices = together.Value.Any(test => test.Text.Contains(MatchScope.Invoices, StringComparison.OrdinalIgnoreCase))
                || account?.Text.Contains(MatchScope.Invoices, StringComparison.OrdinalIgnoreCase) == true,
            Access = access,
        };
        Advise(tier, rule.Expression!);
        return tier;
    }

    private void RefuseOtherParts(RuleDocument rule)
    {
        if (rule.Expression is null || !rule.Rules.IsEmpty)
        {
            findings.Error(MatchCodes.NotInATier, rule.Name.Span, "A match tier is one Expression; join its tests by `and`.");
        }

        if (rule.OnSuccess is not null || rule.OnFailure is not null)
        {
            findings.Error(MatchCodes.NotInATier, rule.Name.Span, "A match tier has no Actions; what it does, Action says.");
        }

        foreach (var local in rule.Locals)
        {
            findings.Error(MatchCodes.NotInATier, local.Name.Span, "A match tier has no LocalParams. Make it one of the GlobalParams, which see the payment.");
        }
    }

    private MatchAction Action(RuleDocument rule)
    {
        if (rule.Action is { } written)
        {
            return Word(written, "Action", MatchAction.Raise);
        }

        findings.Error(MatchCodes.NoAction, rule.Name.Span, $"The tier \"{rule.Name.Text}\" has no Action: apply, applyAndFlag, review or raise.");
        return MatchAction.Raise;
    }

    private int Pass(RuleDocument rule)
    {
        var pass = rule.MatchMembers.TryGetValue("Pass", out var written) ? Whole(written, "Pass", Math.Max(1, lastPass), LargestPass) : lastPass + 1;
        return lastPass = pass;
    }

    private SubsetLimits Subset(RuleDocument rule, MatchSelection select)
    {
        var limits = SubsetLimits.Default;
        if (!rule.MatchMembers.TryGetValue("Subset", out var node))
        {
            return limits;
        }

        if (node is not ConfigMapping members || select != MatchSelection.Subset)
        {
            findings.Error(MatchCodes.PartsDoNotFit, node.Span, "Subset is an object with limits, and belongs to Select \"subset\".");
            return limits;
        }

        foreach (var entry in members.Entries.Where(entry => !SubsetMembers.Contains(entry.Name)))
        {
            findings.Error(MatchCodes.PartsDoNotFit, entry.Key.Span, $"Subset has no member \"{entry.Name}\".{Suggestion.DidYouMean(entry.Name, SubsetMembers)}");
        }

        var most = Limit(members, "MaxSize", 1, SubsetLimits.LargestSize, limits.MaxSize);
        return new SubsetLimits(
            Limit(members, "MinSize", 1, most, Math.Min(most, limits.MinSize)),
            most,
            Limit(members, "MaxCandidates", 1, SubsetLimits.LargestCandidates, limits.MaxCandidates),
            Limit(members, "MaxNodes", 1, SubsetLimits.LargestNodes, limits.MaxNodes),
            members["GaveUp"] is ConfigScalar word ? Word(word, "GaveUp", limits.GaveUp) : limits.GaveUp);
    }

    private int Limit(ConfigMapping members, string name, int fewest, int most, int otherwise) =>
        members[name] is { } node ? Whole(node, name, fewest, most) : otherwise;

    private int Whole(ConfigNode node, string name, int fewest, int most)
    {
        var text = (node as ConfigScalar)?.Text;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= fewest && number <= most)
        {
            return number;
        }

        findings.Error(MatchCodes.BadNumber, node.Span, $"{name} is a whole number from {fewest} to {most}.");
        return fewest;
    }

    private ImmutableArray<MatchTest>? Optional(RuleDocument rule, string member, Scope seen) =>
        !rule.MatchMembers.TryGetValue(member, out var node) ? []
        : Text(node, member) is { } text ? tests.Compile(text, contextOf(seen))
        : null;

    private CompiledExpression? Expression(RuleDocument rule, string member, Scope seen) =>
        rule.MatchMembers.TryGetValue(member, out var node) && Text(node, member) is { } text
            ? ExpressionCompiler.Compile(text, 0, text.Text.Length, contextOf(seen))
            : null;

    private ParameterUse UsesOf(CompiledExpression? expression) =>
        expression is not null && Expressions.Syntax.Parser.Parse(expression.Text).Tree is { } tree ? tests.UsesOf(tree) : ParameterUse.None;

    // A message shows any of them.
    private ParameterUse UsesOf(ConfigScalar? message) => message is null
        ? ParameterUse.None
        : new ParameterUse([.. parameters.Select((parameter, place) => (parameter, place)).Where(known => message.Text.Contains(known.parameter.Name, StringComparison.Ordinal)).Select(known => known.place)]);

    private ConfigScalar? Text(ConfigNode node, string member)
    {
        if (node is ConfigScalar { Kind: ConfigScalarKind.Text } text)
        {
            return text;
        }

        findings.Error(RuleCodes.WrongType, node.Span, $"{member} must be text in quotes.");
        return null;
    }

    private void CheckAccount(RuleDocument rule, ShortTreatment treatment)
    {
        var account = rule.MatchMembers.GetValueOrDefault("Account");
        if ((account is not null) != (treatment == ShortTreatment.WriteOff))
        {
            findings.Error(
                MatchCodes.PartsDoNotFit, (account ?? rule.Name).Span, "Account says where Short \"writeOff\" writes off to: write both, or neither.");
        }
    }

    private TWord Word<TWord>(RuleDocument rule, string member, TWord otherwise)
        where TWord : struct, Enum =>
        rule.MatchMembers.TryGetValue(member, out var node) ? Word(node, member, otherwise) : otherwise;

    private TWord Word<TWord>(ConfigNode node, string member, TWord otherwise)
        where TWord : struct, Enum
    {
        var known = Enum.GetNames<TWord>().Select(Camel).ToList();
        var text = (node as ConfigScalar)?.Text ?? "";
        var at = known.FindIndex(word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            findings.Error(
                MatchCodes.UnknownWord, node.Span, $"{member} cannot be \"{text}\".{Suggestion.DidYouMean(text, known)} It is one of {string.Join(", ", known)}.");
        }

        return at < 0 ? otherwise : Enum.GetValues<TWord>()[at];
    }

    private void Advise(MatchTier tier, ConfigScalar expression)
    {
        if (!MatchAccessPlanner.HasJoinKey(tier.Access))
        {
            findings.Warning(
                MatchCodes.NoJoinKey, expression.Span, $"Nothing of the invoice must equal anything of the payment in \"{tier.Name}\": its cost grows with payments × invoices.");
        }

        var all = tier.Tests.Concat(tier.Each).Concat(tier.Together).Select(test => test.Text);
        var looksAtAmounts = tier.Select == MatchSelection.Subset
            || all.Any(text => text.Contains("amount", StringComparison.OrdinalIgnoreCase) || text.Contains(MatchScope.Total, StringComparison.OrdinalIgnoreCase));
        if (tier.Applies && !looksAtAmounts)
        {
            findings.Warning(MatchCodes.NoAmount, expression.Span, $"\"{tier.Name}\" applies money and compares no amount.");
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
