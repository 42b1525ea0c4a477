using Hjemvakt.Companion.Clocks;
using Hjemvakt.Companion.Storage;
using Hjemvakt.Safety.Homes;

namespace Hjemvakt.Companion.Writing;

/// <summary>Runs the code of an alarm once on the writer's connection, before the writer takes real work. Keeps nothing.</summary>
internal interface IWarmup
{
    void Run(HomeStates states, WriterConnection connection, HomeEngine engine, ClockReading reading);
}
