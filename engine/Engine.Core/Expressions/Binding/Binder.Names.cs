using Engine.Core.Diagnostics;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Binding;

/// <content>Names and paths.</content>
internal sealed partial class Binder
{
    private const int MostListed = 12;
    private static readonly string[] ClockMembers = ["Now", "UtcNow", "Today"];

    private Node? BindName(SyntaxNode.Name name, Leniency leniency)
    {
        if (Resolve(name, leniency) is { } found)
        {
            return found;
        }

        if (context.DeclaredLater.Contains(name.Text))
        {
            return Refuse(ExpressionCodes.UnknownName, name, $"`{name.Text}` is declared further down. Each sees only those above it.");
        }

        if (ImplicitItem() is { } item)
        {
            return MemberOf(name, item, name.Text, leniency, isOptional: false, isLenientAbove: false);
        }

        if (ResolveIgnoringCase(name, leniency) is { } spelledOtherwise)
        {
            return spelledOtherwise;
        }

        // RulesEngine lets the members of a single input be named bare.
        if (SingleInput() is var only and >= 0)
        {
            var input = ReadScope(name, only, Leniency.Strict);
            return MemberOf(name, input, name.Text, leniency, isOptional: false, isLenientAbove: false);
        }

        return Refuse(ExpressionCodes.UnknownName, name, $"`{name.Text}` is not known here.{Meant(name.Text)}");
    }

    private string Meant(string name)
    {
        var known = context.Scope.Names.Where(declared => declared.Length > 0).Concat(lambdas.Where(lambda => lambda.Name is not null).Select(lambda => lambda.Name!)).ToList();
        var near = Suggestion.DidYouMean(name, known);
        return near.Length > 0 ? near : known.Count == 0 ? " No names are." : $" Known are {string.Join(", ", known.Distinct())}. Text stands in quotes: '{name}'.";
    }

    /// <summary>The slot of a name that is declared; null when it is not.</summary>
    private ReadSlot? Resolve(SyntaxNode.Name name, Leniency leniency)
    {
        for (var i = lambdas.Count - 1; i >= 0; i--)
        {
            if (lambdas[i].Name == name.Text)
            {
                return ReadLambda(name, lambdas[i]);
            }
        }

        var slot = context.Scope.SlotOf(name.Text);
        return slot >= 0 ? ReadScope(name, slot, leniency) : ResolveShorthand(name, leniency);
    }

    /// <summary>RulesEngine's <c>it</c>, <c>parent</c> and <c>root</c>.</summary>
    private ReadSlot? ResolveShorthand(SyntaxNode.Name name, Leniency leniency)
    {
        var bare = lambdas.FindLastIndex(lambda => lambda.Name is null);
        var only = SingleInput();
        return name.Text.ToLowerInvariant() switch
        {
            "it" when bare >= 0 => ReadLambda(name, lambdas[bare]),
            "parent" when bare >= 1 => ReadLambda(name, lambdas[bare - 1]),
            "it" or "root" or "parent" when only >= 0 => ReadScope(name, only, leniency),
            _ => null,
        };
    }

    /// <summary>The slot of the input that needs not be named; -1 where there is none. Parameters beside it do not take this away, as they do in RulesEngine.</summary>
    private int SingleInput() =>
        context.Scope.Names.Length == 1 ? 0 : context.SingleInput is { } single ? context.Scope.SlotOf(single) : -1;

    private ReadSlot? ResolveIgnoringCase(SyntaxNode.Name name, Leniency leniency)
    {
        for (var slot = context.Scope.Names.Length - 1; slot >= 0; slot--)
        {
            if (context.Scope.Names[slot].Equals(name.Text, StringComparison.OrdinalIgnoreCase))
            {
                report(new SyntaxProblem(ExpressionCodes.NameSpelledOtherwise, name.Start, name.End, $"`{name.Text}` is declared as `{context.Scope.Names[slot]}`."));
                return ReadScope(name, slot, leniency);
            }
        }

        return null;
    }

    private ReadSlot ReadScope(SyntaxNode name, int slot, Leniency leniency)
    {
        context.Scripts?.Read(slot);
        context.OnRead?.Invoke(slot);
        return new(SourceOf(name), slot, leniency != Leniency.Strict, isLambda: false)
        {
            Kinds = context.Scope.KindsOf(slot),
            Shape = context.Scope.ShapeOf(slot),
            Element = context.Scope.KnownOf(slot).Element,
            Measure = context.Scope.KnownOf(slot).Measure,
            Versions = context.Scope.KnownOf(slot).Versions,
        };
    }

    private ReadSlot ReadLambda(SyntaxNode name, LambdaName lambda) => ReadItem(SourceOf(name), lambda);

    private ReadSlot? ImplicitItem() => lambdas is [.., { Name: null } last]
        ? ReadItem(new NodeSource("it", 0, 2, context.Strictness), last)
        : null;

    private static ReadSlot ReadItem(NodeSource source, LambdaName lambda) => new(source, lambda.Slot, isLenient: true, isLambda: true)
    {
        Kinds = lambda.Known.Kinds,
        Shape = lambda.Known.Shape,
        Element = lambda.Known.Element,
        Measure = lambda.Known.Measure,
    };

    private Node? BindMember(SyntaxNode.Member member, Leniency leniency)
    {
        if (member.Receiver is SyntaxNode.Name type && Resolve(type, leniency) is null && BindStatic(member, type, out var constant))
        {
            return constant;
        }

        if (member.Called.Text.Equals("HasValue", StringComparison.OrdinalIgnoreCase))
        {
            var operand = Bind(member.Receiver, Leniency.WholePath);
            return operand is null ? null : new IsNothing(SourceOf(member), operand, wanted: false) { Kinds = Kinds.Boolean };
        }

        var receiver = Bind(member.Receiver, Above(leniency, member.IsOptional));
        return receiver is null
            ? null
            : MemberOf(member, receiver, member.Called.Text, leniency, member.IsOptional, IsOptionalPath(member.Receiver), member.Called);
    }

    /// <summary>Members of types: options of functions, and the clock, which is refused.</summary>
    private bool BindStatic(SyntaxNode.Member member, SyntaxNode.Name type, out Node? bound)
    {
        bound = null;
        var name = member.Called.Text;
        if (type.Text is "DateTime" or "DateTimeOffset" && ClockMembers.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Report(ExpressionCodes.NoClock, member, $"`{type.Text}.{name}` is not seen: the same event must give the same result every day. Use event.occurredAt.");
            return true;
        }

        var isEmpty = type.Text is "string" or "String" && name == "Empty";
        if (isEmpty)
        {
            bound = new Constant(SourceOf(member), Value.Of("")) { Kinds = Kinds.Text };
            return true;
        }

        if (!EnumNames.Knows(type.Text))
        {
            return false;
        }

        bound = EnumNames.Find(type.Text, name) is { } choice
            ? new Constant(SourceOf(member), Value.Of(choice)) { Kinds = Kinds.Text, Measure = EnumNames.MeasureOf(type.Text) }
            : Refuse(ExpressionCodes.UnknownMember, member.Called, $"`{type.Text}` has no member `{name}`.{Suggestion.DidYouMean(name, EnumNames.Of(type.Text))}");
        return true;
    }

    private ReadMember? MemberOf(
        SyntaxNode node, Node receiver, string name, Leniency leniency, bool isOptional, bool isLenientAbove, SyntaxNode? called = null)
    {
        name = Declared(called ?? node, receiver.Shape, name);
        var known = receiver.Shape is null ? Known.Anything : receiver.Shape.Find(name);
        if (known is null)
        {
            var shape = receiver.Shape!;
            Report(
                ExpressionCodes.UnknownMember,
                called ?? node,
                $"`{receiver.Text}`{(shape.Name is null ? "" : $" ({shape.Name})")} has no member `{name}`.{Suggestion.DidYouMean(name, shape.Members.Keys)}{Listed(shape)}");
            return null;
        }

        if ((receiver.Kinds & Kinds.Object) == 0)
        {
            known = new Known(FixedMembers.KindsOf(receiver.Kinds, name), Measure: FixedMembers.MeasureOf(name));
            if (known.Kinds == Kinds.None)
            {
                var near = Suggestion.DidYouMean(name, FixedMembers.NamesOf(receiver.Kinds));
                Report(ExpressionCodes.UnknownMember, called ?? node, $"{KindRules.Gives(receiver)}, which has no member `{name}`.{near}");
                return null;
            }
        }

        if (!isOptional && !isLenientAbove && leniency == Leniency.Strict)
        {
            CheckVersions(called ?? node, receiver, name, known);
        }

        return new ReadMember(
            SourceOf(node),
            receiver,
            name,
            isLenient: isOptional || leniency != Leniency.Strict,
            isLenientAbove: isOptional || isLenientAbove || leniency == Leniency.WholePath,
            context.IgnoresMemberCase)
        {
            Kinds = known.Kinds,
            Shape = known.Shape,
            Element = known.Element,
            Measure = known.Measure,
            Path = context.Paths?.Read(receiver, name),
        };
    }

    // Where the members are known, one of another case is found now, and costs nothing when events come.
    private string Declared(SyntaxNode at, Shape? shape, string name)
    {
        if (!context.IgnoresMemberCase || shape is null || shape.Find(name) is not null
            || shape.Members.Keys.Where(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is not [var only])
        {
            return name;
        }

        report(new SyntaxProblem(ExpressionCodes.NameSpelledOtherwise, at.Start, at.End, $"`{name}` is declared as `{only}`."));
        return only;
    }

    // A field would fail for every event of those versions, and a rule would never pass.
    private void CheckVersions(SyntaxNode at, Node receiver, string name, Known member)
    {
        if (!context.MayLack && !versions.AllHave(member))
        {
            var exists = new VersionRange(member.Since, member.Until);
            Report(
                ExpressionCodes.OtherVersions,
                at,
                $"`{receiver.Text}` has `{name}` only in API versions {exists}, and events of {(versions == VersionRange.Any ? "any version" : $"versions {versions}")} come here. "
                + $"Write `{receiver.Text}?.{name}` or `{receiver.Text}.{name} ?? …`, or ask for event.apiVersion first.");
        }
    }

    // A source's objects have more members than anybody wants to read in a message.
    private static string Listed(Shape shape) =>
        shape.Members.Count > MostListed ? "" : $" It has {string.Join(", ", shape.Members.Keys.Order(StringComparer.Ordinal))}.";

    private Node? BindIndex(SyntaxNode.Index index, Leniency leniency)
    {
        var receiver = Bind(index.Receiver, Above(leniency, index.IsOptional));
        var at = Bind(index.At);
        if (receiver is null || at is null)
        {
            return null;
        }

        if ((receiver.Kinds & (Kinds.List | Kinds.Object | Kinds.Text)) == 0)
        {
            Report(ExpressionCodes.KindMismatch, index, $"{KindRules.Gives(receiver)}, which has no items.");
            return null;
        }

        if ((at.Kinds & (Kinds.Number | Kinds.Text)) == 0)
        {
            Report(ExpressionCodes.KindMismatch, index.At, $"{KindRules.Gives(at)}; an index is a number, or the name of a member in quotes.");
            return null;
        }

        if (receiver.Shape is not null && at is Constant { Value.Kind: ValueKind.Text } named)
        {
            return MemberOf(index, receiver, named.Value.AsText(), leniency, index.IsOptional, IsOptionalPath(index.Receiver), index.At);
        }

        return new ReadIndex(
            SourceOf(index),
            receiver,
            at,
            isLenient: index.IsOptional || leniency != Leniency.Strict,
            isLenientAbove: index.IsOptional || leniency == Leniency.WholePath || IsOptionalPath(index.Receiver))
        {
            Kinds = receiver.Element?.Kinds ?? Kinds.Any,
            Shape = receiver.Element?.Shape,
            Element = receiver.Element?.Element,
            Measure = receiver.Element?.Measure ?? Measure.None,
        };
    }

    private static Leniency Above(Leniency leniency, bool isOptional) =>
        leniency == Leniency.WholePath ? Leniency.WholePath : isOptional ? Leniency.LastStep : Leniency.Strict;

    /// <summary>From <c>?.</c> on, nothing gives nothing: in <c>a?.b.c</c> a missing <c>a</c> skips the rest of the path.</summary>
    private static bool IsOptionalPath(SyntaxNode node) => node switch
    {
        SyntaxNode.Member member => member.IsOptional || IsOptionalPath(member.Receiver),
        SyntaxNode.Index index => index.IsOptional || IsOptionalPath(index.Receiver),
        SyntaxNode.Call { Receiver: { } receiver } call => call.IsOptional || IsOptionalPath(receiver),
        _ => false,
    };
}
