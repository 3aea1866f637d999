import cProfile, pstats, time
from tests.live.world import world
async def test_p(web, cast):
    async with world(web, cast) as c:
        await c.check()
        p=cProfile.Profile(); t=time.time()
        for _ in range(3): await c.check()
        print("each", (time.time()-t)/3)

        for w in c.watched[:4]:
            t=time.time(); await w.fresh(); print(w.name, time.time()-t)
