namespace Engine.Core.Configuration;

/// <summary>The kinds of configuration file; each has a schema of its name in <c>schemas/</c>.</summary>
public enum ConfigFileKind
{
    /// <summary><c>mappings/&lt;client&gt;/client.yaml</c></summary>
    Client,

    /// <summary><c>events.yaml</c>, or <c>events/*.yaml</c> where there are several sources, of a pack or client: every event name of a source, handled or ignored with a reason.</summary>
    Events,

    /// <summary>Any other YAML file of a pack or client.</summary>
    Mapping,

    /// <summary><c>crosswalks/*.csv</c></summary>
    Crosswalk,

    /// <summary><c>specs/*.spec.yaml</c></summary>
    Spec,

    /// <summary><c>specs/*.match.spec.yaml</c>: open invoices and payments, and what the tiers make of them.</summary>
    MatchSpec,

    /// <summary><c>shapes/*.yaml</c>: what an object of a source looks like.</summary>
    Shape,

    /// <summary><c>rules/**/*.json</c></summary>
    RuleSet,

    /// <summary>What one client has otherwise in one environment: <c>environments/&lt;name&gt;.yaml</c>.</summary>
    Environment,

    /// <summary><c>account.json</c> or <c>environments/*.account.json</c> of a client: what was imported from its NetSuite account.</summary>
    Account,

    /// <summary><c>scripts/*.js</c>; has no schema.</summary>
    Script,
}
