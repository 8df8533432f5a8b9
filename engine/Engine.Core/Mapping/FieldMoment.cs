namespace Engine.Core.Mapping;

/// <summary>When a field is written.</summary>
public enum FieldMoment
{
    Always,

    /// <summary>Only when the record is created; what stands there later is left to people.</summary>
    Create,

    /// <summary>Only when the record is there already.</summary>
    Update,
}
