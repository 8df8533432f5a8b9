using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using NJsonSchema.Validation;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>Checks a file against the schema of its kind (CFG040 to CFG044); each finding stands at the offending key or value.</summary>
public sealed class SchemaChecker(SchemaSet schemas)
{
    private static readonly JsonSchemaValidator validator = new();

    /// <summary>True when the file is as its schema says.</summary>
    public bool Check(ConfigFile file, FindingSink findings)
    {
        var tokens = new NodeTokens(file.Kind);
        var violations = validator.Validate(tokens.Of(file.Root), schemas[file.Kind]);
        var messages = new SchemaFindings(file, tokens, schemas[file.Kind]);
        findings.AddRange(violations.SelectMany(messages.Of));
        return violations.Count == 0;
    }
}
