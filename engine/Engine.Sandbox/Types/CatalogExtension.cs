namespace Engine.Sandbox.Types;

/// <summary>What an account adds to a record type: a custom field, or that a field must be filled.</summary>
/// <param name="Sublist">Null for the body.</param>
/// <param name="Kind">Of a custom field: text, number, amount, flag, date or list; null for a field that is there already.</param>
/// <param name="Label">The name under which a refusal asks for it; null when it may stay empty.</param>
internal sealed record CatalogExtension(string Record, string? Sublist, string Name, string? Kind, string? Label);
