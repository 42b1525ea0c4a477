using Hjemvakt.Gateway.Json;

namespace Hjemvakt.Gateway.Link;

/// <summary>A part of the gateway that has something to say in the heartbeat.</summary>
public interface IStatusPart
{
    /// <summary>Writes its members of the heartbeat's object, as they are now. Once a minute; neither blocks nor throws.</summary>
    void Write(JsonWriter json);
}
