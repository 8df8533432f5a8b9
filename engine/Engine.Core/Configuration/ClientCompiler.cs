using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;
using Engine.Core.Matching;
using Engine.Core.NetSuite.Account;
using Engine.Core.Rules;
using Engine.Core.Scheduling;
using Engine.Core.Scripts;
using Engine.Core.Shapes;
using Engine.Core.Sources;
using NodaTime;

namespace Engine.Core.Configuration;

/// <summary>Compiles everything of one client, and gathers everything that is wrong before it answers.</summary>
public static class ClientCompiler
{
    /// <summary>Null when anything is wrong that the client cannot run with; the findings then say what.</summary>
    /// <param name="source">What the client says.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    /// <param name="memory">What did not change since the last compilation is taken from there.</param>
    public static ClientConfig? Compile(ClientSource source, FindingSink findings, CompileMemory? memory = null)
    {
        memory ??= new CompileMemory();
        var own = new FindingSink();
        var settings = ClientSettings.Compile(source, own);
        var crosswalks = CrosswalkCompiler.Compile(source.Crosswalks, own, memory);
        var scripts = memory.Recall("scripts", [.. source.Scripts], found => ScriptCompiler.Compile(source.Scripts, found), own);
        var events = memory.Recall("events", [.. source.Events], found => EventCompiler.Compile(source, found), own);
        var shapes = memory.Recall("shapes", [events, .. source.Shapes], found => ShapeCompiler.Compile(source.Shapes, events, found), own);
        var ruleSets = RuleSetCompiler.Compile(source.RuleSets, RuleSetInputs.Of(source.Mappings, shapes), crosswalks, own, memory);
        var matchRules = MatchCompiler.Compile(source.RuleSets, crosswalks, own, memory);
        var mappings = Mappings(source, new MappingSurroundings(crosswalks, scripts, events, shapes, ruleSets), own, memory);
        memory.Forget();
        ReportKeyless(mappings, settings, own);
        ReportMatches(mappings, matchRules, own);
        Reversals.Report(mappings, own);
        DeliveryChecks.Report(mappings, settings.Windows, settings.Schedules, own);
        var account = source.Account is { } imported ? AccountSchemaReader.Read(imported) : null;
        ReportAccount(source, account, settings, mappings, own);
        if (source.IsComplete)
        {
            ReportUntaken(events, source.Mappings, own);
        }

        findings.AddRange(own.ToImmutable());
        return own.HasErrors ? null : Config(source, settings, crosswalks, events, ruleSets, mappings) with { MatchRules = matchRules, Scripts = scripts, Shapes = shapes, Account = account };
    }

    /// <summary>
    /// Checks what does not depend on the client's other files, for a client some of whose files cannot be used: compiling the rest
    /// would only report what follows from that.
    /// </summary>
    public static void Check(ClientSource source, FindingSink findings)
    {
        ClientSettings.Compile(source, findings);
        EventCompiler.Compile(source, findings);
    }

    private static ImmutableArray<MappingConfig> Mappings(ClientSource source, MappingSurroundings around, FindingSink findings, CompileMemory memory)
    {
        var crosswalks = around.CrosswalkNames;
        var compiled = source.Mappings.AsParallel().AsOrdered()
            .Select(mapping =>
            {
                var found = new FindingSink();
                object?[] ingredients = [mapping.Root, around.Scripts, around.Events, around.Shapes, crosswalks, .. RuleSetMentions.In(mapping.Root, around.RuleSets)];
                return (Config: memory.Recall($"mapping {mapping.Name}", ingredients, own => around.Compile(mapping, own), found), Findings: found.ToImmutable());
            })
            .ToList();
        findings.AddRange(compiled.SelectMany(mapping => mapping.Findings));
        return [.. compiled.Select(mapping => mapping.Config).OfType<MappingConfig>()];
    }

    // Every such event would be raised to a person, one by one. Mappings are asked as they are written, so that one with a mistake in it counts.
    private static void ReportUntaken(
        FrozenDictionary<(string Source, string Type), EventDeclaration> events, ImmutableArray<LayeredMapping> mappings, FindingSink findings)
    {
        var taken = mappings.Select(mapping => mapping.Root.Mapping("on"))
            .SelectMany(on => (on?.Sequence("events")?.Items ?? []).OfType<ConfigScalar>().Select(name => (on!.Text("source") ?? "", name.Text)))
            .ToHashSet();
        foreach (var (key, declaration) in events.Where(known => !known.Value.IsIgnored && !taken.Contains(known.Key)))
        {
            findings.Warning(MappingCodes.UnhandledEvent, declaration.Span, $"`{key.Type}` is declared as handled, and no mapping takes it. Each one will be raised to a person.");
        }
    }

    private static void ReportKeyless(ImmutableArray<MappingConfig> mappings, ClientSettings settings, FindingSink findings)
    {
        foreach (var lookUp in mappings.Where(mapping => mapping.Source == StripeSource.Name).SelectMany(mapping => mapping.LookUps).Where(lookUp => lookUp is not LookUpMapping.OfNetSuite && settings.Stripe is { ApiKey: null }))
        {
            findings.Warning(MappingCodes.NoSourceKey, lookUp.Span, $"`{lookUp.Name}` is fetched from Stripe, and connections.stripe has no `apiKey`: an event that needs it will wait.");
        }

        foreach (var mapping in mappings.Where(mapping => mapping is { Refetch: RefetchPolicy.WhenOlder, Source: StripeSource.Name } && settings.Stripe is { ApiKey: null }))
        {
            findings.Warning(MappingCodes.NoSourceKey, mapping.RefetchSpan ?? mapping.Span, $"`refetch` fetches from Stripe, and connections.stripe has no `apiKey`: older facts will change nothing.");
        }
    }

    private static void ReportMatches(ImmutableArray<MappingConfig> mappings, FrozenDictionary<string, MatchRuleSet> rules, FindingSink findings)
    {
        foreach (var match in mappings.SelectMany(mapping => mapping.Matches).Where(match => !rules.ContainsKey(match.Rules)))
        {
            findings.Error(
                MappingCodes.UnknownRuleSet, match.RulesSpan, $"No rule set of Kind match is named \"{match.Rules}\".{Suggestion.DidYouMean(match.Rules, rules.Keys)}");
        }
    }

    private static void ReportAccount(
        ClientSource source, AccountSchema? account, ClientSettings settings, ImmutableArray<MappingConfig> mappings, FindingSink findings)
    {
        if (account is null)
        {
            return;
        }

        if (settings.NetSuite is { } connection && !connection.Account.Equals(account.Account, StringComparison.OrdinalIgnoreCase))
        {
            var span = ((ConfigMapping)source.Account!.Root)["account"]!.Span;
            findings.Warning(AccountCodes.OtherAccount, span, $"This was imported from account {account.Account}, and the client is connected to {connection.Account}.");
            return;
        }

        AccountFindings.Report(account, mappings, findings);
    }

    private static ClientConfig Config(
        ClientSource source,
        ClientSettings settings,
        FrozenDictionary<string, Crosswalk> crosswalks,
        FrozenDictionary<(string Source, string Type), EventDeclaration> events,
        FrozenDictionary<string, RuleSet> ruleSets,
        ImmutableArray<MappingConfig> mappings) => new()
        {
            Name = source.Name,
            Revision = source.Revision,
            Zone = settings.Zone ?? DateTimeZone.Utc,
            BaseCurrency = settings.BaseCurrency,
            PayloadDays = settings.PayloadDays,
            Redacted = settings.Redacted,
            MatchNeedsApproval = settings.MatchNeedsApproval,
            Advices = settings.Advices,
            Stripe = settings.Stripe,
            NetSuite = settings.NetSuite,
            Sources = settings.Sources,
            Schedules = settings.Schedules,
            Windows = settings.Windows,
            Start = settings.Start,
            ClosedPeriods = settings.ClosedPeriods,
            Crosswalks = crosswalks,
            RuleSets = ruleSets,
            Events = events,
            Mappings = mappings,
        };
}
