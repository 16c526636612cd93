from sqlcipher3.dbapi2 import *
from sqlcipher3 import dbapi2 as dbapi2
