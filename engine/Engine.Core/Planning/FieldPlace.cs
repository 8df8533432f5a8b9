namespace Engine.Core.Planning;

/// <summary>Where fields of a record stand, for messages.</summary>
/// <param name="Sublist">The sublist; null for body fields.</param>
/// <param name="Line">The line of a list, counted from 0; null for a line that stands alone.</param>
internal readonly record struct FieldPlace(string? Sublist, int? Line = null)
{
    /// <summary>A field there: <c>memo</c>, <c>apply.doc</c>, <c>item[2].amount</c>.</summary>
    public string Of(string field) => Sublist is null ? field : Line is null ? $"{Sublist}.{field}" : $"{Sublist}[{Line}].{field}";
}
