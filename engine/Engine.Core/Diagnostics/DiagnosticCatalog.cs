using System.Collections.Immutable;
using System.Reflection;

namespace Engine.Core.Diagnostics;

/// <summary>
/// Every code there is. An area of the engine declares its codes as static properties of a class named <c>…Codes</c>;
/// there is no list to register in.
/// </summary>
public static class DiagnosticCatalog
{
    /// <summary>The codes declared in the given assemblies, ordered by id.</summary>
    public static ImmutableArray<DiagnosticCode> Of(params ReadOnlySpan<Assembly> assemblies)
    {
        var codes = ImmutableArray.CreateBuilder<DiagnosticCode>();
        foreach (var assembly in assemblies)
        {
            codes.AddRange(assembly.GetTypes()
                .Where(type => type.Name.EndsWith("Codes", StringComparison.Ordinal))
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
                .Where(property => property.PropertyType == typeof(DiagnosticCode))
                .Select(property => (DiagnosticCode)property.GetValue(null)!));
        }

        return [.. codes.OrderBy(code => code.Id, StringComparer.Ordinal)];
    }
}
